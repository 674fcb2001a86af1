import { t } from '@vscode/l10n';
import { type Problem, UserError } from '../model/problem.ts';
import type { Run } from '../model/run.ts';
import type { RunDeps } from './deps.ts';

export interface Recording {
  readonly recorded: boolean;
  readonly problems: readonly Problem[];
}

/** Adds a run to the history. One that cannot be kept is still shown; one in which nothing happened is not kept. */
export async function record({ history, log }: Pick<RunDeps, 'history' | 'log'>, run: Run): Promise<Recording> {
  if (run.results.length === 0) return { recorded: false, problems: [] };
  try {
    const { store, problem } = await history();
    store.append(run);
    return { recorded: true, problems: problem === undefined ? [] : [problem] };
  } catch (error) {
    log.error('A run could not be added to the history', error);
    if (error instanceof UserError) return { recorded: false, problems: [error.problem] };
    const reason = error instanceof Error ? error.message : String(error);
    const message = t('This run could not be added to the history: {0}', reason);
    return { recorded: false, problems: [{ code: 'history-unavailable', severity: 'warning', message }] };
  }
}
