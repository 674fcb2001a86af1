import type * as vscode from 'vscode';
import type { RunActivity } from '../state/runActivity.ts';
import type { RedlineWorkspace } from '../state/workspace.ts';

/** What presenters are given. They read the model and never call each other. */
export interface Services {
  readonly workspace: RedlineWorkspace;
  readonly runs: RunActivity;
  readonly log: vscode.LogOutputChannel;
}
