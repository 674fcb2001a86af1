import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { Runner } from '../shared/runner.ts';
import type { Services } from '../shared/services.ts';
import type { Handlers } from './handlers.ts';
import { chosenBenchmark, chosenFile } from './targets.ts';
import { requireTrust } from './trust.ts';

export function runHandlers({ workspace, runs }: Services, runner: Runner): Handlers {
  return {
    [commands.runBenchmark]: async (argument) => {
      requireTrust();
      const { root, benchmark } = chosenBenchmark(workspace, argument);
      await runner.start(root, { run: 'benchmark', benchmark: benchmark.id });
    },
    [commands.runFile]: async (argument) => {
      requireTrust();
      await workspace.located();
      const { root, file } = chosenFile(workspace, argument);
      await runner.start(root, { run: 'file', file });
    },
    [commands.runAll]: async () => {
      requireTrust();
      const roots = await workspace.located();
      await Promise.all(roots.map((root) => root.scanned()));
      const [first] = roots;
      const withBenchmarks = roots.filter((root) => root.model.all().length > 0);
      for (const root of withBenchmarks.length > 0 || !first ? withBenchmarks : [first])
        await runner.start(root, { run: 'all' });
    },
    [commands.rerunLast]: async () => {
      requireTrust();
      if (!(await runner.rerunLast())) await vscode.commands.executeCommand(commands.runBenchmark);
    },
    [commands.stop]: () => runs.stopAll(),
  };
}
