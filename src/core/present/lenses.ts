import { t } from '@vscode/l10n';
import type { BenchmarkGroup, BenchmarkState } from './benchmarkState.ts';
import { headline, measuredMembers, type Outcome, outcomeOf, shortName } from './headline.ts';

export type LensAction = 'run' | 'stop' | 'openPanel' | 'recordBaseline' | 'showLog' | 'manageTrust';

export interface Lens {
  readonly title: string;
  readonly tooltip: string;
  readonly action: LensAction;
}

function runLens({ activity, benchmark: { name } }: BenchmarkState, trusted: boolean): Lens {
  if (!trusted) {
    return {
      title: t('Trust this workspace to run benchmarks'),
      tooltip: t('In Restricted Mode stored results are shown and nothing is run.'),
      action: 'manageTrust',
    };
  }
  switch (activity) {
    case 'running':
      return { title: t('■ Stop'), tooltip: t('{0} is running.', name), action: 'stop' };
    case 'queued':
      return { title: t('■ Waiting'), tooltip: t('Another run has to end first. Stops all runs.'), action: 'stop' };
    case 'idle':
      return { title: t('▷ Run benchmark'), tooltip: t('Measures {0} in a terminal.', name), action: 'run' };
  }
}

/** What several results at one place say together: `12 cases · ▲ size=10: 1.24 µs ±2 % …`. */
function membersTitle(group: BenchmarkGroup, members: readonly BenchmarkState[]): string {
  const [worst] = members;
  if (worst === undefined) return '';
  if (worst === group.state && members.length === 1) return headline(worst);
  const cases = members.length === 1 ? t('1 case') : t('{0} cases', members.length);
  return `${cases} · ${shortName(worst, group)}: ${headline(worst)}`;
}

/** The next useful thing to do with a result; nothing where running again is all there is. */
function nextLens(outcome: Outcome): Lens | undefined {
  switch (outcome) {
    case 'new':
    case 'incomparable':
      return {
        title: t('Record baseline'),
        tooltip: t('Later runs are compared with this result.'),
        action: 'recordBaseline',
      };
    case 'regressed':
    case 'improved':
      return {
        title: t('Accept as baseline'),
        tooltip: t('Makes this result the level that later runs are compared with.'),
        action: 'recordBaseline',
      };
    case 'failed':
      return { title: t('Show log'), tooltip: t('The log says what happened.'), action: 'showLog' };
    case 'missing':
    case 'inconclusive':
    case 'unchanged':
    case 'skipped':
    case 'unmeasured':
      return undefined;
  }
}

/** At most three: run (or stop), the result, the next useful action. Before any run only the first. */
export function lensesFor(group: BenchmarkGroup, { trusted }: { readonly trusted: boolean }): readonly Lens[] {
  const lenses = [runLens(group.state, trusted)];
  const members = measuredMembers(group);
  const [worst] = members;
  const title = membersTitle(group, members);
  if (worst === undefined || title === '') return lenses;
  lenses.push({ title, tooltip: t('Opens the trend.'), action: 'openPanel' });
  const next = trusted && group.state.activity === 'idle' ? nextLens(outcomeOf(worst)) : undefined;
  return next ? [...lenses, next] : lenses;
}
