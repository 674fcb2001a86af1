import * as vscode from 'vscode';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import { isUserError, UserError } from '../../core/model/problem.ts';
import type { BenchmarkState } from '../../core/present/benchmarkState.ts';
import { buildTrendSeries, runSamples } from '../../core/present/panelSeries.ts';
import type { PanelAnswers, PanelFailure, PanelOutcome, PanelRequest } from '../../core/protocol/panelMessages.ts';
import type { PanelDeps } from './deps.ts';

const failure = (message: string, remedy?: string): PanelFailure => ({
  ok: false,
  message,
  ...(remedy !== undefined && { remedy }),
});

function stateOf(deps: PanelDeps, id: BenchmarkId): BenchmarkState {
  const state = deps.snapshot().find(({ benchmark }) => benchmark.id === id);
  if (state !== undefined) return state;
  throw new UserError({
    code: 'unit-not-found',
    severity: 'error',
    message: vscode.l10n.t('This benchmark is no longer in the workspace.'),
    remedy: vscode.l10n.t('Go back to the list: it may have been renamed or deleted.'),
    benchmark: id,
  });
}

async function openSource({ benchmark }: BenchmarkState): Promise<void> {
  const { start, end } = benchmark.nameRange;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(vscode.Uri.file(benchmark.file), { selection });
}

async function answer(request: PanelRequest, deps: PanelDeps): Promise<PanelAnswers[PanelRequest['kind']]> {
  switch (request.kind) {
    case 'series':
      return buildTrendSeries(
        stateOf(deps, request.benchmark),
        await deps.historyFor(request.benchmark),
        request.metric,
      );
    case 'samples':
      return runSamples(await deps.historyFor(request.benchmark), request);
    case 'run':
    case 'recordBaseline':
      await deps.execute(request.kind, request.benchmark);
      break;
    case 'openSource':
      await openSource(stateOf(deps, request.benchmark));
      break;
    case 'copyCommit':
      await vscode.env.clipboard.writeText(request.commit);
      break;
  }
  return null;
}

/** Carries a request out. Never rejects: whatever goes wrong becomes an answer the panel can show. */
export async function answerRequest(request: PanelRequest, deps: PanelDeps): Promise<PanelOutcome> {
  try {
    return { ok: true, answer: await answer(request, deps) };
  } catch (error) {
    if (isUserError(error)) return failure(error.problem.message, error.problem.remedy);
    deps.log.error(`The panel's request "${request.kind}" failed`, error);
    return failure(
      vscode.l10n.t('Something went wrong inside Redline.'),
      vscode.l10n.t('The log ("Redline: Show Log") says more.'),
    );
  }
}
