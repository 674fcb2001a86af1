import { describe, expect, it } from 'vitest';
import {
  benchmark,
  comparison,
  group,
  measured,
  plain,
  recordOf,
  regression,
  unmeasured,
} from '../../../test/support/states.ts';
import { allocsPerOpMetric } from '../model/measurement.ts';
import type { BenchmarkGroup } from './benchmarkState.ts';
import { lensesFor } from './lenses.ts';

const join = benchmark('BenchmarkJoin');
const child = (name: string) => benchmark(`BenchmarkJoin/${name}`, { parent: join.id, origin: 'reported' });
const titles = (of: BenchmarkGroup, trusted = true) => lensesFor(of, { trusted }).map(({ title }) => plain(title));
const failure = { id: join.id, name: join.name, outcome: 'failed', message: 'boom', measurements: [] } as const;

describe('lenses', () => {
  it.each<[string, BenchmarkGroup, readonly string[]]>([
    ['before any run', group(unmeasured(join)), ['▷ Run benchmark']],
    [
      'without a baseline',
      group(measured(join, { verdict: 'new' })),
      ['▷ Run benchmark', '1.24 µs ±2 %', 'Record baseline'],
    ],
    [
      'slower',
      group(measured(join, regression)),
      ['▷ Run benchmark', '1.24 µs ±2 % · ▲ 12 % slower than baseline', 'Accept as baseline'],
    ],
    [
      'just recorded as the baseline',
      group(measured(join, { verdict: 'inconclusive' }, { baseline: recordOf(join, 'r1') })),
      ['▷ Run benchmark', '1.24 µs ±2 % · ≈ this is the baseline'],
    ],
    [
      'the same',
      group(measured(join, { verdict: 'unchanged', band: 0.05 })),
      ['▷ Run benchmark', '1.24 µs ±2 % · ≈ within 5 % of baseline'],
    ],
    [
      'cannot tell',
      group(measured(join, { verdict: 'inconclusive', samplesNeeded: 24 })),
      ['▷ Run benchmark', '1.24 µs ±2 % · ? cannot tell, about 24 samples would'],
    ],
    [
      'another metric than the first got worse',
      group(
        measured(
          join,
          {},
          {
            comparisons: [
              comparison(join),
              comparison(join, { ...regression, metric: allocsPerOpMetric, change: 0.5 }),
            ],
          },
        ),
      ),
      ['▷ Run benchmark', '1.24 µs ±2 % · ▲ Allocations per operation: 50 % more than baseline', 'Accept as baseline'],
    ],
    ['failed', group(unmeasured(join, { result: failure })), ['▷ Run benchmark', '✕ failed', 'Show log']],
    [
      'skipped',
      group(unmeasured(join, { result: { ...failure, outcome: 'skipped' } })),
      ['▷ Run benchmark', 'skipped: boom'],
    ],
    [
      'skipped without a reason',
      group(unmeasured(join, { result: { ...failure, message: ' ', outcome: 'skipped' } })),
      ['▷ Run benchmark', 'skipped'],
    ],
    [
      'after an edit',
      group(measured(join, regression, { stale: true })),
      ['▷ Run benchmark', '1.24 µs ±2 % · ▲ 12 % slower than baseline · outdated', 'Accept as baseline'],
    ],
    ['running', group(unmeasured(join, { activity: 'running' })), ['■ Stop']],
    ['waiting', group(measured(join, { verdict: 'new' }, { activity: 'queued' })), ['■ Waiting', '1.24 µs ±2 %']],
    [
      'cases that only a run has named',
      group(unmeasured(join), measured(child('a'), { verdict: 'unchanged' }), measured(child('b'), regression)),
      ['▷ Run benchmark', '2 cases · b: 1.24 µs ±2 % · ▲ 12 % slower than baseline', 'Accept as baseline'],
    ],
  ])('%s', (_, of, expected) => {
    expect(titles(of)).toEqual(expected);
  });

  it('in Restricted Mode results can be read and nothing is run or written', () => {
    const lenses = lensesFor(group(measured(join, regression)), { trusted: false });
    expect(lenses.map(({ action }) => action)).toEqual(['manageTrust', 'openPanel']);
  });
});
