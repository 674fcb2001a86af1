/**
 * Every id that code and `package.json` share, once.
 * `test/architecture/contributions.test.ts` keeps both sides equal.
 */
export const commands = {
  runBenchmark: 'redline.runBenchmark',
  runFile: 'redline.runFile',
  runAll: 'redline.runAll',
  rerunLast: 'redline.rerunLast',
  stop: 'redline.stop',
  recordBaseline: 'redline.recordBaseline',
  recordFileBaselines: 'redline.recordFileBaselines',
  recordAllBaselines: 'redline.recordAllBaselines',
  removeBaseline: 'redline.removeBaseline',
  openPanel: 'redline.openPanel',
  openConfig: 'redline.openConfig',
  clearResults: 'redline.clearResults',
  scan: 'redline.scan',
  showLog: 'redline.showLog',
} as const;

export type CommandId = (typeof commands)[keyof typeof commands];

/** Settings hold only looks and this machine's tool paths: whatever decides a number lives in `.redline/config.json`. */
export interface Settings {
  readonly 'go.path': string;
  readonly 'codeLens.enabled': boolean;
  readonly 'decorations.enabled': boolean;
  readonly 'scan.onStartup': boolean;
}

export const settingsSection = 'redline';

export const settings = {
  goPath: 'go.path',
  codeLens: 'codeLens.enabled',
  decorations: 'decorations.enabled',
  scanOnStartup: 'scan.onStartup',
} as const satisfies Record<string, keyof Settings>;

export const contextKeys = {
  /** The file in the active editor holds benchmarks. */
  fileHasBenchmarks: 'redline.fileHasBenchmarks',
  /** A run is queued or running. */
  running: 'redline.running',
} as const;

export const colors = {
  regressed: 'redline.regressedForeground',
  regressedLine: 'redline.regressedLineBackground',
  regressedLineBorder: 'redline.regressedLineBorder',
  improved: 'redline.improvedForeground',
  inconclusive: 'redline.inconclusiveForeground',
} as const;

export const taskType = 'redline';
export const panelViewType = 'redline.panel';
export const diagnosticSource = 'redline';
