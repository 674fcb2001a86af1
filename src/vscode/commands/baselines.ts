import * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { UserError } from '../../core/model/problem.ts';
import { commands } from '../ids.ts';
import type { Services } from '../shared/services.ts';
import type { Root } from '../state/root.ts';
import type { Handlers } from './handlers.ts';
import { chosenBenchmark, chosenFile, measuredBelow } from './targets.ts';
import { requireTrust } from './trust.ts';

/** Asks why; empty is an answer, `undefined` means that the user changed their mind. */
function askReason(count: number): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title:
      count === 1
        ? vscode.l10n.t('Record the baseline')
        : vscode.l10n.t('Record the baselines of {0} benchmarks', count),
    prompt: vscode.l10n.t('Why is this the new level? (optional, kept in the baseline file)'),
    placeHolder: vscode.l10n.t('e.g. the new cache trades memory for speed'),
  });
}

/** Records the newest results; each belongs to the run that measured it. */
async function recordIn(root: Root, ids: readonly BenchmarkId[], reason: string): Promise<number> {
  const engine = await root.engine();
  const byRun = Map.groupBy(ids, (id) => root.model.latestResults.get(id)?.run.id);
  let count = 0;
  for (const [runId, members] of byRun) {
    const run = runId === undefined ? undefined : root.run(engine, runId);
    if (run === undefined) continue;
    const records = await engine.baselines.record(run, members, reason.trim() || undefined);
    count += records.length;
  }
  await root.reloadBaselines();
  return count;
}

async function record(chosen: readonly { root: Root; ids: readonly BenchmarkId[] }[]): Promise<void> {
  requireTrust();
  const count = chosen.reduce((sum, { ids }) => sum + ids.length, 0);
  if (count === 0) {
    throw new UserError({
      code: 'nothing-measured',
      severity: 'error',
      message: vscode.l10n.t('There is no result to record.'),
      remedy: vscode.l10n.t('Run the benchmark first.'),
    });
  }
  const reason = await askReason(count);
  if (reason === undefined) return;
  let recorded = 0;
  for (const { root, ids } of chosen) recorded += await recordIn(root, ids, reason);
  const message =
    recorded === 1 ? vscode.l10n.t('Recorded 1 baseline.') : vscode.l10n.t('Recorded {0} baselines.', recorded);
  void vscode.window.setStatusBarMessage(message, 5000);
}

const measuredIds = (root: Root): readonly BenchmarkId[] =>
  root.model.all().flatMap(({ benchmark: { id }, result }) => (result?.outcome === 'measured' ? id : []));

export function baselineHandlers({ workspace }: Services): Handlers {
  return {
    [commands.recordBaseline]: async (argument) => {
      const { root, benchmark } = chosenBenchmark(workspace, argument);
      await record([{ root, ids: measuredBelow(root, benchmark) }]);
    },
    [commands.recordFileBaselines]: async (argument) => {
      const { root, file } = chosenFile(workspace, argument);
      const ids = root.model.benchmarksIn(file).flatMap((benchmark) => measuredBelow(root, benchmark));
      await record([{ root, ids: [...new Set(ids)] }]);
    },
    [commands.recordAllBaselines]: async () => {
      const roots = await workspace.located();
      await record(roots.map((root) => ({ root, ids: measuredIds(root) })));
    },
    [commands.removeBaseline]: async (argument) => {
      requireTrust();
      const { root, benchmark } = chosenBenchmark(workspace, argument);
      const engine = await root.engine();
      const removed = await engine.baselines.remove([benchmark.id, ...measuredBelow(root, benchmark)]);
      await root.reloadBaselines();
      void vscode.window.setStatusBarMessage(
        removed === 0 ? vscode.l10n.t('There was no baseline.') : vscode.l10n.t('Baseline removed.'),
        5000,
      );
    },
  };
}
