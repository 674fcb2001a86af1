import { t } from '@vscode/l10n';
import type { RunReport, RunRequest } from '../engine.ts';
import type { Environment } from '../model/environment.ts';
import type { Problem } from '../model/problem.ts';
import type { MeasureSettings, Run } from '../model/run.ts';

/** A run that has not measured anything yet. Its id sorts by time: `20261121T085402.123Z-1a2b3c`. */
export function newRun(
  startedAt: Date,
  { targets, vanished = [] }: RunRequest,
  environment: Environment,
  settings: MeasureSettings,
): Run {
  const suffix = Math.floor(Math.random() * 0x1000000)
    .toString(16)
    .padStart(6, '0');
  return {
    id: `${startedAt.toISOString().replaceAll(/[-:]/g, '')}-${suffix}`,
    startedAt: startedAt.toISOString(),
    durationMs: 0,
    outcome: 'completed',
    environment,
    settings,
    requested: [...targets.map(({ id }) => id), ...vanished],
    results: [],
    problems: [],
    sourceHashes: {},
  };
}

/** The report of a run that never came to measuring. */
export function unmeasured(run: Run, problems: readonly Problem[]): RunReport {
  return { run: { ...run, problems }, comparisons: [], problems, reported: [], recorded: false };
}

export function stopped(): Problem {
  return { code: 'stopped', severity: 'info', message: t('The run was stopped.') };
}
