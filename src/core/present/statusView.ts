import { t } from '@vscode/l10n';
import type { RunProgress } from '../engine.ts';
import { formatDuration } from '../format/moment.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { isOwnBaseline, type Outcome, outcomeOf } from './headline.ts';

export interface StatusView {
  /** With codicons: `$(warning) 2 regressions`. */
  readonly text: string;
  /** The text for screen readers. */
  readonly spoken: string;
  readonly tooltip: string;
  readonly warning: boolean;
  readonly action: 'openPanel' | 'stop';
}

export interface StatusActivity {
  readonly active: { readonly phase: string; readonly progress: RunProgress } | undefined;
  /** Runs that have not ended, the active one included. */
  readonly unfinished: number;
}

function view(icon: string, spoken: string, tooltip: string, more: Partial<StatusView> = {}): StatusView {
  return { text: `$(${icon}) ${spoken}`, spoken, tooltip, warning: false, action: 'openPanel', ...more };
}

/** Below this an estimate only flickers, and a benchmark that takes longer than planned is always "about to end". */
const soonMs = 1000;

function activityView({ active, unfinished }: StatusActivity): StatusView {
  const waiting = unfinished > 1 ? t('{0} more runs wait.', unfinished - 1) : '';
  const tooltip = [t('Benchmarks are running.'), waiting, t('Click to stop.')].filter(Boolean).join('\n');
  const { done = 0, total = 0, remainingMs } = active?.progress ?? {};
  const isMeasuring = active?.phase === 'running' && total > 0;
  const idle = active?.phase === 'queued' ? t('waiting for another run') : t('benchmarks…');
  const counted = isMeasuring ? t('{0} of {1} benchmarks', done, total) : idle;
  const left =
    isMeasuring && remainingMs !== undefined && remainingMs >= soonMs ? t('{0} left', formatDuration(remainingMs)) : '';
  return view('sync~spin', [counted, left].filter(Boolean).join(', '), tooltip, { action: 'stop' });
}

const fine: ReadonlySet<Outcome> = new Set(['unchanged', 'improved']);

/** Of a benchmark with one metric that cannot be told nobody can say that it is ok. */
function isOk(state: BenchmarkState): boolean {
  if (!fine.has(outcomeOf(state))) return false;
  return isOwnBaseline(state) || state.comparisons.every(({ verdict }) => fine.has(verdict));
}

const counted = (one: string, many: string, count: number): string => (count === 1 ? one : many);

/** The one status bar item. `undefined`: there are no benchmarks, and it is hidden. */
export function statusView(states: readonly BenchmarkState[], activity: StatusActivity): StatusView | undefined {
  if (activity.unfinished > 0) return activityView(activity);
  const counts = new Map<Outcome, number>();
  for (const outcome of states.map(outcomeOf)) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const count = (...outcomes: readonly Outcome[]) =>
    outcomes.reduce((sum, outcome) => sum + (counts.get(outcome) ?? 0), 0);

  const tooltip = t('Click to open the trends.');
  const regressed = count('regressed');
  const failed = count('failed');
  if (regressed + failed > 0) {
    const parts = [
      regressed > 0 && counted(t('1 regression'), t('{0} regressions', regressed), regressed),
      failed > 0 && counted(t('1 benchmark failed'), t('{0} benchmarks failed', failed), failed),
    ].filter((part) => part !== false);
    return view('warning', parts.join(', '), tooltip, { warning: true });
  }
  const measured = count('unchanged', 'improved', 'inconclusive', 'new', 'incomparable', 'missing');
  const ok = states.filter(isOk).length;
  if (measured > 0) {
    if (ok === measured) return view('check', counted(t('1 benchmark ok'), t('{0} benchmarks ok', ok), ok), tooltip);
    if (ok > 0) return view('graph-line', t('{0} of {1} benchmarks ok', ok, measured), tooltip);
    return view(
      'graph-line',
      counted(t('1 benchmark measured'), t('{0} benchmarks measured', measured), measured),
      tooltip,
    );
  }
  if (states.length === 0) return undefined;
  return view('graph-line', counted(t('1 benchmark'), t('{0} benchmarks', states.length), states.length), tooltip);
}
