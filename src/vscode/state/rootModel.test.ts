import { beforeEach, describe, expect, it } from 'vitest';
import { benchmark, comparison, regression, testEnvironment, testUnit } from '../../../test/support/states.ts';
import type { RunReport } from '../../core/engine.ts';
import { type Benchmark, benchmarkId } from '../../core/model/benchmark.ts';
import { defaultConfig } from '../../core/model/config.ts';
import { timeMetric } from '../../core/model/measurement.ts';
import { RootModel } from './rootModel.ts';

const file = '/w/p/p_test.go';
const table = benchmark('BenchmarkTable', { hasComputedChildren: true });
const other = benchmark('BenchmarkOther', {
  nameRange: { start: { line: 20, character: 5 }, end: { line: 20, character: 19 } },
});
const inner = benchmark('BenchmarkTable/a', { parent: table.id });

function report(...names: readonly string[]): RunReport {
  const ids = names.map((name) => ({ id: benchmarkId('go', testUnit, name), name }));
  return {
    run: {
      id: 'r1',
      startedAt: '2026-11-21T08:00:00.000Z',
      durationMs: 1,
      outcome: 'completed',
      environment: testEnvironment,
      settings: defaultConfig.measure,
      requested: [],
      results: ids.map(({ id, name }) => ({
        id,
        name,
        outcome: 'measured',
        measurements: [{ metric: timeMetric, samples: [1, 2, 3] }],
      })),
      problems: [],
      sourceHashes: {},
    },
    comparisons: ids.map(({ id, name }) => comparison(table, { ...regression, benchmark: id, name })),
    problems: [],
    reported: [],
    recorded: true,
  };
}

const moved = (of: Benchmark, lines: number): Benchmark => ({
  ...of,
  nameRange: {
    start: { ...of.nameRange.start, line: of.nameRange.start.line + lines },
    end: { ...of.nameRange.end, line: of.nameRange.end.line + lines },
  },
});

describe('the model of a root', () => {
  let model: RootModel;
  let changes: string[][];
  beforeEach(() => {
    model = new RootModel('/w');
    changes = [];
    model.onDidChange(({ files }) => changes.push([...files]));
    model.setScan([table, other]);
  });

  it('hangs results that only a run has named on the nearest benchmark in the source', () => {
    model.setOpenFile(file, [table, inner, other]);
    model.finishRun(report('BenchmarkTable/a/deep', 'BenchmarkTable/b', 'BenchmarkOther', 'BenchmarkGone/x'));
    const shown = model
      .groups(file)
      .map(({ state, children }) => [state.benchmark.name, children.map((child) => child.benchmark.name)]);
    expect(shown).toEqual([
      ['BenchmarkTable', ['BenchmarkTable/b']],
      ['BenchmarkTable/a', ['BenchmarkTable/a/deep']],
      ['BenchmarkOther', []],
    ]);
  });

  it('keeps results at their benchmark when lines move', () => {
    model.finishRun(report('BenchmarkOther', 'BenchmarkTable/b'));
    model.setOpenFile(file, [moved(table, 7), moved(other, 7)]);
    const [first, second] = model.groups(file);
    expect(first?.children[0]?.benchmark.nameRange.start.line).toBe(10);
    expect(second?.state).toMatchObject({
      benchmark: { nameRange: { start: { line: 27 } } },
      result: { outcome: 'measured' },
    });
  });

  it('says nothing when typing inside a body moves no name', () => {
    model.setOpenFile(file, [table, other]);
    changes.length = 0;
    model.setOpenFile(file, [{ ...table, range: { ...table.range, end: { line: 9, character: 0 } } }, other]);
    expect(changes).toEqual([]);
    model.setOpenFile(file, [table, moved(other, 1)]);
    expect(changes).toEqual([[file]]);
  });

  it('believes the editor rather than the disk while a file is open', () => {
    model.setOpenFile(file, [table]);
    model.setScan([table, other]);
    expect(model.benchmarksIn(file)).toEqual([table]);
    model.release(file);
    model.setScan([other]);
    expect(model.benchmarksIn(file)).toEqual([other]);
  });

  it('shows children as running when their parent runs', () => {
    model.setOpenFile(file, [table, inner]);
    model.setActivity([table.id], 'running');
    expect(model.groups(file).map(({ state }) => state.activity)).toEqual(['running', 'running']);
    model.setActivity([table.id], 'idle');
    expect(model.groups(file).map(({ state }) => state.activity)).toEqual(['idle', 'idle']);
  });

  it('is outdated from an edit until the next run', () => {
    model.finishRun(report('BenchmarkOther'));
    model.setStale(other.id, true);
    expect(model.groups(file)[1]?.state.stale).toBe(true);
    model.finishRun(report('BenchmarkOther'));
    expect(model.groups(file)[1]?.state).toMatchObject({ stale: false, recentMedians: [2, 2] });
  });

  it('forgets what is shown, not what is found', () => {
    model.finishRun(report('BenchmarkOther'));
    model.clear();
    expect(model.groups(file)[1]?.state).toMatchObject({ comparisons: [], recentMedians: [] });
    expect(model.all()).toHaveLength(2);
  });

  it('knows which baselines have nothing in the source any more', () => {
    const names = ['BenchmarkOther', 'BenchmarkTable/x', 'BenchmarkGone'];
    const record = { benchmark: other.id, name: '', measurements: [], recordedAt: '', run: '', runtimes: {} };
    model.setBaselines(new Map(names.map((name) => [benchmarkId('go', testUnit, name), record])), []);
    expect(model.vanished).toEqual([benchmarkId('go', testUnit, 'BenchmarkGone')]);
  });
});
