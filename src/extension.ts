import { config as configureTranslations } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { BenchmarkState } from './core/present/benchmarkState.ts';
import { registerCodeLens } from './vscode/codeLens/index.ts';
import { registerCommands } from './vscode/commands/index.ts';
import { registerContextKeys } from './vscode/contextKeys/index.ts';
import { registerDecorations } from './vscode/decorations/index.ts';
import { registerDiscovery } from './vscode/discovery/index.ts';
import { registerHover } from './vscode/hover/index.ts';
import { registerPanel } from './vscode/panel/index.ts';
import { panelDeps } from './vscode/panelDeps.ts';
import { registerProblems } from './vscode/problems/index.ts';
import { registerRunning } from './vscode/run/index.ts';
import type { Services } from './vscode/shared/services.ts';
import { createEngineFactory } from './vscode/state/engineFactory.ts';
import { RunActivity } from './vscode/state/runActivity.ts';
import { RedlineWorkspace } from './vscode/state/workspace.ts';
import { registerStatusBar } from './vscode/statusBar/index.ts';

/** What tests inside the editor look at. */
export interface ExtensionApi {
  /** Everything the model knows, of all roots. */
  snapshot(): readonly BenchmarkState[];
  /** Runs that have not ended. */
  unfinishedRuns(): number;
}

/** Constructor calls only: nothing is scanned, parsed or opened before it is needed. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  if (vscode.l10n.bundle) configureTranslations({ contents: vscode.l10n.bundle });
  const log = vscode.window.createOutputChannel('Redline', { log: true });
  const runs = new RunActivity();
  const workspace = new RedlineWorkspace({ log, createEngine: createEngineFactory(context.extensionPath, log) });
  const services: Services = { workspace, runs, log };

  const runner = registerRunning(services);
  const panel = registerPanel(panelDeps(services, context.extensionUri));
  context.subscriptions.push(
    log,
    workspace,
    runner,
    panel,
    registerCommands(services, runner, panel),
    registerContextKeys(services),
    registerCodeLens(services),
    registerDecorations(services, context.extensionUri),
    registerHover(services),
    registerStatusBar(services),
    registerProblems(services),
    registerDiscovery(services, context.extensionPath),
  );
  return {
    snapshot: () => workspace.roots.flatMap(({ model }) => model.all()),
    unfinishedRuns: () => runs.count,
  };
}
