import { t } from '@vscode/l10n';
import type { BenchmarkGroup, BenchmarkState } from './benchmarkState.ts';
import { headline, measuredMembers, type Outcome, outcomeOf, shortName } from './headline.ts';

export type LensAction = 'run' | 'stop' | 'openPanel' | 'recordBaseline' | 'showLog' | 'manageTrust';

export interface Lens {
  readonly title: string;
  readonly tooltip: string;
  readonly action: LensAction;
}

const runLenses: Readonly<Record<BenchmarkState['activity'], (name: string) => Lens>> = {
  idle: (name) => ({ title: t('▷ Run benchmark'), tooltip: t('Measures {0} in a terminal.', name), action: 'run' }),
  queued: () => ({
    title: t('■ Waiting'),
    tooltip: t('Another run has to end first. Stops all runs.'),
    action: 'stop',
  }),
  running: (name) => ({ title: t('■ Stop'), tooltip: t('{0} is running.', name), action: 'stop' }),
};

function runLens({ activity, benchmark: { name } }: BenchmarkState, trusted: boolean): Lens {
  if (trusted) return runLenses[activity](name);
  return {
    title: t('Trust this workspace to run benchmarks'),
    tooltip: t('In Restricted Mode stored results are shown and nothing is run.'),
    action: 'manageTrust',
  };
}

/** What several results at one place say together: `12 cases · ▲ size=10: 1.24 µs ±2 % …`. */
function membersTitle(group: BenchmarkGroup, members: readonly BenchmarkState[]): string {
  const [worst] = members;
  if (worst === undefined) return '';
  if (worst === group.state && members.length === 1) return headline(worst);
  const cases = members.length === 1 ? t('1 case') : t('{0} cases', members.length);
  return `${cases} · ${shortName(worst, group)}: ${headline(worst)}`;
}

const recordLens = (): Lens => ({
  title: t('Record baseline'),
  tooltip: t('Later runs are compared with this result.'),
  action: 'recordBaseline',
});

const acceptLens = (): Lens => ({
  title: t('Accept as baseline'),
  tooltip: t('Makes this result the level that later runs are compared with.'),
  action: 'recordBaseline',
});

/** The next useful thing to do with a result; nothing where running again is all there is. */
const nextLenses: Partial<Record<Outcome, () => Lens>> = {
  new: recordLens,
  incomparable: recordLens,
  regressed: acceptLens,
  improved: acceptLens,
  failed: () => ({ title: t('Show log'), tooltip: t('The log says what happened.'), action: 'showLog' }),
};

/** At most three: run (or stop), the result, the next useful action. Before any run only the first. */
export function lensesFor(group: BenchmarkGroup, { trusted }: { readonly trusted: boolean }): readonly Lens[] {
  const lenses = [runLens(group.state, trusted)];
  const members = measuredMembers(group);
  const [worst] = members;
  const title = membersTitle(group, members);
  if (worst === undefined || title === '') return lenses;
  lenses.push({ title, tooltip: t('Opens the trend.'), action: 'openPanel' });
  const next = trusted && group.state.activity === 'idle' ? nextLenses[outcomeOf(worst)]?.() : undefined;
  return next ? [...lenses, next] : lenses;
}
