/** Which suites run together in one start of the editor, on which workspace, in which mode. Plain data: the drivers read it outside VS Code. */
export interface HostSession {
  readonly name: string;
  /** Files of this folder without `.test.ts`, in the order they run. */
  readonly suites: readonly [string, ...string[]];
  /** `examples`, or a folder of `test/workspaces`; each session gets a fresh, committed copy. */
  readonly workspace: string;
  /** An earlier session whose copy, as it was left, is opened instead: a second start of the editor. */
  readonly continues?: string;
  readonly restrictedMode?: boolean;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables of the extension host; `undefined` removes one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export const sessions: readonly HostSession[] = [
  { name: 'smoke', suites: ['smoke'], workspace: 'examples' },
  { name: 'discover', suites: ['discover'], workspace: 'editor' },
  { name: 'redLine', suites: ['redLine'], workspace: 'editor' },
  { name: 'restart', suites: ['restart'], workspace: 'editor', continues: 'redLine' },
  { name: 'restricted', suites: ['restricted'], workspace: 'editor', continues: 'redLine', restrictedMode: true },
  { name: 'tasks', suites: ['tasks'], workspace: 'editor' },
];
