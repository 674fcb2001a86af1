import type * as vscode from 'vscode';
import type { Root } from '../state/root.ts';

/** What a task of ours says in `tasks.json`; the schema is in `package.json`. */
export interface RedlineTask extends vscode.TaskDefinition {
  readonly run: 'all' | 'file' | 'benchmark';
  /** Absolute, or relative to the root. */
  readonly file?: string;
  /** A benchmark's id, or its name as the tool prints it. */
  readonly benchmark?: string;
  /** Tells runs of the same thing apart: VS Code would ask to end the first one instead of letting the second one wait. */
  readonly sequence?: number;
}

/** Starts runs, each in a task terminal of its own; one measures at a time, the others wait. */
export interface Runner {
  /** Resolves when the terminal has been asked for, not when the run has ended. */
  start(root: Root, task: Omit<RedlineTask, 'type'>): Promise<void>;
  /** What was started last, again. False when nothing was started yet. */
  rerunLast(): Promise<boolean>;
}
