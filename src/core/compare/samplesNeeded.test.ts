import { describe, expect, it } from 'vitest';
import { estimateSamplesNeeded } from './samplesNeeded.ts';

type Undecided = Parameters<typeof estimateSamplesNeeded>[0];

const undecided: Undecided = {
  countPerSide: [10, 10],
  change: 0.08,
  interval: [0.03, 0.13],
  p: 0.001,
  pAdjusted: 0.001,
  band: 0.05,
  significance: 0.05,
};

describe('samples needed', () => {
  it.each<[string, Partial<Undecided>, number | undefined]>([
    // (0.05 / 0.03 · (1.96 + 0.84) / 1.96)² · 10
    ['until the interval is narrow enough', {}, 57],
    ['the same when the change is a drop', { change: -0.08, interval: [-0.13, -0.03] }, 57],
    ['inside the band', { change: 0.02, interval: [-0.03, 0.07] }, 57],
    // (3.02 / 2.58)² · 10: p has to fall to a quarter
    ['until p is low enough', { change: 0.2, interval: [0.19, 0.21], p: 0.01, pAdjusted: 0.2 }, 14],
    ['counted in equal sides', { countPerSide: [40, 8] }, 76],
    ['on the edge of the band', { change: 0.0501 }, undefined],
    ['without an interval yet', { countPerSide: [3, 10], interval: [-1, Number.POSITIVE_INFINITY] }, 6],
    ['without an interval at a strict level', { interval: [-1, Number.POSITIVE_INFINITY], significance: 0.0001 }, 9],
    ['from zero', { change: Number.POSITIVE_INFINITY, interval: [0, Number.POSITIVE_INFINITY] }, undefined],
    ['never fewer than there are', { interval: [0.079, 0.081] }, 11],
  ])('%s', (_, part, expected) => {
    expect(estimateSamplesNeeded({ ...undecided, ...part })).toBe(expected);
  });
});
