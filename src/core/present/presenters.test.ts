import { describe, expect, it } from 'vitest';
import {
  around,
  benchmark,
  comparison,
  group,
  measured,
  plain,
  recordOf,
  regression,
  testEnvironment,
  unmeasured,
} from '../../../test/support/states.ts';
import type { RunReport } from '../engine.ts';
import { defaultConfig } from '../model/config.ts';
import type { BenchmarkState } from './benchmarkState.ts';
import { findingsOf } from './findings.ts';
import { hoverMarkdown } from './hover.ts';
import { lineMark } from './lineMark.ts';
import { escapeMarkdown } from './markdown.ts';
import { runExitCode, runSummary } from './runSummary.ts';
import { sparkline } from './sparkline.ts';
import { statusView } from './statusView.ts';

const join = benchmark('BenchmarkJoin');
const split = benchmark('BenchmarkSplit');
const failedResult = {
  id: join.id,
  name: join.name,
  outcome: 'failed',
  message: 'boom\nat x.go:3',
  measurements: [],
} as const;

describe('the line', () => {
  it('of a regression says how much, from what to what, and how sure', () => {
    const mark = lineMark(group(measured(join, regression)));
    expect({ ...mark, note: plain(mark?.note ?? '') }).toEqual({
      look: 'regressed',
      note: '▲ 12 % slower than baseline · 1.11 µs → 1.24 µs · p < 0.001',
      stale: false,
    });
  });

  it('names the case when the worst result is a child, and says when it is outdated', () => {
    const bad = benchmark('BenchmarkJoin/n=10', { parent: join.id });
    const mark = lineMark(group(unmeasured(join), measured(bad, regression, { stale: true })));
    expect(plain(mark?.note ?? '')).toMatch(/^n=10: ▲ 12 % slower .* · outdated$/);
  });

  it.each([
    ['unchanged', undefined],
    ['new', undefined],
    ['improved', 'improved'],
    ['inconclusive', 'inconclusive'],
  ] as const)('of %s looks %s', (verdict, look) => {
    expect(lineMark(group(measured(join, { verdict })))?.look).toBe(look);
  });

  it('of a failure carries the first line of the reason', () => {
    expect(lineMark(group(unmeasured(join, { result: failedResult })))?.note).toBe('✕ failed: boom');
  });
});

describe('problems', () => {
  it('one per benchmark, an error when critical', () => {
    const [finding, ...rest] = findingsOf(group(measured(join, { ...regression, severity: 'critical' })));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ severity: 'error', code: 'regressed', benchmark: join.id, range: join.nameRange });
    expect(plain(finding?.message ?? '')).toBe(
      'BenchmarkJoin: 12 % slower than baseline (1.11 µs → 1.24 µs, p < 0.001, severity: critical).',
    );
  });

  it('none for what is well, unknown or undecided', () => {
    const quiet = [unmeasured(join), measured(join, {}), measured(join, { verdict: 'inconclusive' })];
    expect(quiet.flatMap((state) => findingsOf(group(state)))).toEqual([]);
  });
});

describe('the status bar', () => {
  const idle = { active: undefined, unfinished: 0 };
  const ok = (of = join) => measured(of, { verdict: 'unchanged' });
  it.each<[string, readonly BenchmarkState[], string | undefined, boolean]>([
    ['nothing', [], undefined, false],
    ['found', [unmeasured(join)], '$(graph-line) 1 benchmark', false],
    ['ok', [ok(), ok(split)], '$(check) 2 benchmarks ok', false],
    ['partly ok', [ok(), measured(split, { verdict: 'inconclusive' })], '$(graph-line) 1 of 2 benchmarks ok', false],
    [
      'one metric that cannot be told',
      [
        measured(join, {}, { comparisons: [comparison(join), comparison(join, { verdict: 'inconclusive' })] }),
        ok(split),
      ],
      '$(graph-line) 1 of 2 benchmarks ok',
      false,
    ],
    [
      'the baseline itself',
      [measured(join, { verdict: 'inconclusive' }, { baseline: recordOf(join, 'r1') })],
      '$(check) 1 benchmark ok',
      false,
    ],
    ['measured only', [measured(join, { verdict: 'new' })], '$(graph-line) 1 benchmark measured', false],
    ['worse', [ok(), measured(split, regression)], '$(warning) 1 regression', true],
    [
      'worse and failed',
      [unmeasured(join, { result: failedResult }), measured(split, regression)],
      '$(warning) 1 regression, 1 benchmark failed',
      true,
    ],
  ])('%s', (_, states, text, warning) => {
    const view = statusView(states, idle);
    expect([view?.text, view?.warning ?? false]).toEqual([text, warning]);
  });

  it('counts while running, and stops on a click', () => {
    const progress = { done: 3, total: 14, remainingMs: 12_400 };
    const view = statusView([], { active: { phase: 'running', progress }, unfinished: 2 });
    expect(view).toMatchObject({ text: '$(sync~spin) 3 of 14 benchmarks, 12 s left', action: 'stop' });
    expect(view?.tooltip).toContain('1 more run');
  });

  it('says that a run waits for one of another window or command line', () => {
    const view = statusView([], { active: { phase: 'queued', progress: { done: 0, total: 1 } }, unfinished: 1 });
    expect(view?.text).toBe('$(sync~spin) waiting for another run');
  });
});

describe('the hover', () => {
  const context = {
    trusted: true,
    now: new Date('2026-11-21T09:00:00Z'),
    link: (action: string) => `command:${action}`,
  };

  it('shows metrics, trend, environment and links', () => {
    const text = plain(hoverMarkdown(group(measured(join, regression, { recentMedians: [1, 2, 3] })), context));
    expect(text).toContain('▁▅█');
    expect(text).toContain(
      '| Time | 1.24 µs ±2 % | 1.11 µs | +12 % | +10 % … +14 % | p < 0.001 | 10 / 10 | ▲ Regressed |',
    );
    expect(text).toContain('[Open trend](command:openPanel)');
    expect(text).toMatch(/Measured 1 h ago/);
  });

  it('lets no name become a link, a table or a command', () => {
    const hostile = benchmark('Benchmark/[x](command:evil)|<b>`*\n# big');
    const text = hoverMarkdown(group(unmeasured(hostile)), context);
    expect(text.split('\n')[0]).not.toMatch(/[[\]()|<>`#](?!\d)/);
    expect(text).not.toContain('command:evil');
  });

  it('offers neither running nor writing in Restricted Mode', () => {
    const text = hoverMarkdown(group(measured(join, regression)), { ...context, trusted: false });
    expect(text).not.toMatch(/command:(run|recordBaseline)/);
  });

  it('escapes what Markdown knows and keeps the rest', () => {
    expect(escapeMarkdown('größe=10 世界')).toBe('größe=10 世界');
    expect(escapeMarkdown('a|b')).toBe('a&#124;b');
  });
});

describe('sparkline', () => {
  it.each([
    [[], ''],
    [[1], ''],
    [[5, 5, 5], '▁▁▁'],
    [[1, 8, Number.NaN], '▁█'],
  ])('%j is %s', (values, expected) => {
    expect(sparkline(values)).toBe(expected);
  });
});

describe("a run's end", () => {
  const result = (of = join) => ({ id: of.id, name: of.name, outcome: 'measured', measurements: [] }) as const;
  const report = (more: Partial<RunReport> = {}): RunReport => ({
    run: {
      id: 'r',
      startedAt: '2026-11-21T08:00:00.000Z',
      durationMs: 12_000,
      outcome: 'completed',
      environment: testEnvironment,
      settings: defaultConfig.measure,
      requested: [],
      results: [result(), { ...result(split), outcome: 'skipped', message: 'needs a network\nmore' }],
      problems: [],
      sourceHashes: {},
    },
    comparisons: [comparison(join, { current: around(1240), verdict: 'unchanged', band: 0.05 })],
    problems: [],
    reported: [],
    recorded: true,
    ...more,
  });

  it('is a table and the counts', () => {
    expect(plain(runSummary(report())).split('\n')).toEqual([
      'BenchmarkJoin   1.24 µs ±2 %  ≈ within 5 % of baseline',
      'BenchmarkSplit                skipped: needs a network',
      '',
      '≈ Unchanged: 1   Skipped: 1   took 12 s',
    ]);
  });

  it('names what has a baseline and was not measured', () => {
    const gone = comparison(benchmark('BenchmarkGone'), { verdict: 'missing' });
    expect(runSummary(report({ comparisons: [gone] }))).toContain('BenchmarkGone   ');
  });

  it.each([
    ['all is well', report(), 0],
    ['worse', report({ comparisons: [comparison(join, regression)] }), 2],
    ['broken', report({ problems: [{ code: 'build-failed', severity: 'error', message: 'x' }] }), 2],
    ['stopped', report({ run: { ...report().run, outcome: 'stopped' } }), 1],
  ] as const)('exit code when %s', (_, of, code) => {
    expect(runExitCode(of)).toBe(code);
  });
});
