import * as vscode from 'vscode';
import type { CommandId } from '../ids.ts';
import { guarded } from '../shared/errors.ts';
import type { Runner } from '../shared/runner.ts';
import type { Services } from '../shared/services.ts';
import { baselineHandlers } from './baselines.ts';
import { runHandlers } from './running.ts';
import { type ShowPanel, upkeepHandlers } from './upkeep.ts';

/** A command's work; the argument is what a lens, a link or the explorer passes. */
export type Handlers = Partial<Record<CommandId, (argument?: unknown) => unknown>>;

export function registerCommands(services: Services, runner: Runner, panel: ShowPanel): vscode.Disposable {
  const handlers: Handlers = {
    ...runHandlers(services, runner),
    ...baselineHandlers(services),
    ...upkeepHandlers(services, panel),
  };
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([id, work]) => vscode.commands.registerCommand(id, guarded(services.log, work))),
  );
}
