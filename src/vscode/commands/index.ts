import * as vscode from 'vscode';
import { guarded } from '../shared/errors.ts';
import type { Runner } from '../shared/runner.ts';
import type { Services } from '../shared/services.ts';
import { baselineHandlers } from './baselines.ts';
import type { Handlers } from './handlers.ts';
import { runHandlers } from './running.ts';
import { type ShowPanel, upkeepHandlers } from './upkeep.ts';

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
