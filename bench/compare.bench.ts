import { wilcoxonRankSum } from 'simple-statistics';
import { comparePairs, type Pair } from '../src/core/compare/comparePairs.ts';
import { type BenchmarkId, benchmarkId } from '../src/core/model/benchmark.ts';
import { defaultConfig } from '../src/core/model/config.ts';
import { timeMetric } from '../src/core/model/measurement.ts';
import { type Bench, type Figure, median } from './figure.ts';

/** benchstat needs 0.7 s and 22 s for such files on two quiet cores, reading included (golang.org/x/perf 22c9c6c9). */
const barsMs = { differ: 1000, tie: 5000 };

/** 10 000 benchmarks, 20 samples on each side. Rounded to whole nanoseconds, as Go prints them, about half of the samples tie. */
function pairs(round: (sample: number) => number): readonly Pair[] {
  const samples = (level: number) => Array.from({ length: 20 }, () => round(level * (1 + 0.02 * Math.random())));
  return Array.from({ length: 10_000 }, (_, index) => {
    const benchmark: BenchmarkId = benchmarkId('go', 'example.com/bench', `Benchmark${index}`);
    return {
      benchmark,
      name: `Benchmark${index}`,
      baseline: { metric: timeMetric, samples: samples(1700) },
      current: { metric: timeMetric, samples: samples(1710) },
    };
  });
}

/** Median of five, after one to warm up; both sides in turn, so that they meet the same machine. */
function timeInTurn(works: readonly (() => void)[]): readonly number[] {
  const takenMs: readonly number[][] = works.map(() => []);
  for (let round = 0; round < 6; round++) {
    for (const [index, work] of works.entries()) {
      const startMs = performance.now();
      work();
      if (round > 0) takenMs[index]?.push(performance.now() - startMs);
    }
  }
  return takenMs.map(median);
}

/** All that the package gives for this: a rank sum, without p, shift or interval. */
function naive(compared: readonly Pair[]): void {
  for (const { baseline, current } of compared) wilcoxonRankSum([...baseline.samples], [...current.samples]);
}

export const bench: Bench = async () => {
  const kinds = [
    { name: 'samples that differ', compared: pairs((sample) => sample), bar: { atMost: barsMs.differ } },
    { name: 'samples that tie', compared: pairs(Math.round), bar: { atMost: barsMs.tie } },
  ];
  return kinds.map(({ name, compared, bar }): Figure => {
    const [ours = 0, peer = 0] = timeInTurn([() => comparePairs(compared, defaultConfig), () => naive(compared)]);
    return {
      name: `compare 10 000 benchmarks × 2 × 20, ${name}`,
      value: ours,
      unit: 'ms',
      bar,
      peer: { name: 'bare rank sums of simple-statistics', value: peer },
    };
  });
};
