import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../../src/core/model/benchmark.ts';
import type { Severity, Verdict } from '../../src/core/model/comparison.ts';
import type { OverviewRow } from '../../src/core/protocol/panelMessages.ts';
import { initialUiState, type UiState } from '../uiState.ts';
import { countByFilter, visibleRows } from './overviewModel.ts';

const row = (name: string, part: Partial<OverviewRow> = {}): OverviewRow => ({
  id: `go:p#${name}` as BenchmarkId,
  name,
  unit: 'p',
  file: 'a_test.go',
  line: 1,
  activity: 'idle',
  sparkline: [],
  stale: false,
  hasBaseline: false,
  revision: '',
  ...part,
});

const judged = (verdict: Verdict, severity?: Severity): Partial<OverviewRow> => ({
  verdict: { verdict, text: '', reasons: [], ...(severity && { severity }) },
});

const shown = (rows: readonly OverviewRow[], part: Partial<UiState>): readonly string[] =>
  visibleRows(rows, { ...initialUiState, ...part }).map(({ name }) => name);

describe('order', () => {
  it('is worst first by verdict and severity, then by name with numbers as numbers', () => {
    const rows = [
      row('Never'),
      row('Same', judged('unchanged')),
      row('Low', judged('regressed', 'low')),
      row('Unknown10', judged('inconclusive')),
      row('Unknown9', judged('inconclusive')),
      row('Critical', judged('regressed', 'critical')),
      row('Broken', judged('failed')),
    ];
    expect(shown(rows, {})).toEqual(['Broken', 'Critical', 'Low', 'Unknown9', 'Unknown10', 'Same', 'Never']);
  });

  const rows = [row('a', { median: 5, change: 0.1 }), row('b'), row('c', { median: 20, change: -0.5 })];
  it.each([
    ['median', false, ['a', 'c', 'b']],
    ['median', true, ['c', 'a', 'b']],
    ['change', false, ['c', 'a', 'b']],
    ['name', true, ['c', 'b', 'a']],
    ['measuredAt', true, ['a', 'b', 'c']],
  ] as const)('by %s, descending %s, leaves rows without a value at the end', (key, descending, expected) => {
    expect(shown(rows, { sort: { key, descending } })).toEqual(expected);
  });
});

describe('filter', () => {
  const rows = [
    row('BenchmarkEncode/json', { unit: 'acme/codec', ...judged('regressed') }),
    row('BenchmarkEncode/xml', { unit: 'acme/codec', ...judged('missing') }),
    row('BenchmarkSum', { file: 'math/sum_test.go', ...judged('new') }),
    row('BenchmarkOld'),
  ];
  it.each([
    ['every word counts, in any case and order', { text: ' CODEC json ' }, ['BenchmarkEncode/json']],
    ['the file counts', { text: 'math/' }, ['BenchmarkSum']],
    ['regex characters are text', { text: '.*' }, []],
    ['a verdict', { verdicts: 'failed' }, ['BenchmarkEncode/xml']],
    ['nothing measured', { verdicts: 'unmeasured' }, ['BenchmarkOld']],
    ['both at once', { verdicts: 'regressed', text: 'xml' }, []],
  ] as const)('%s', (_, part, expected) => {
    expect(shown(rows, part)).toEqual(expected);
  });

  it('says how many each verdict has', () => {
    expect(countByFilter(rows)).toEqual({
      all: 4,
      regressed: 1,
      failed: 1,
      improved: 0,
      unchanged: 0,
      unclear: 1,
      unmeasured: 1,
    });
  });
});
