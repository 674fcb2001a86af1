import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../model/benchmark.ts';
import { defaultConfig } from '../model/config.ts';
import { timeMetric } from '../model/measurement.ts';
import { comparePairs } from './comparePairs.ts';

/** How often the rule is wrong, on simulated noise with a known truth. Seeded: the same figures on every machine. */

/** Uniform in [0, 1): mulberry32. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Noise {
  /** Coefficient of variation of the lognormal samples. */
  readonly cv: number;
  /** Share of samples that take 5 to 30 % longer. */
  readonly spikes?: number;
  /** Coefficient of variation of a whole session. */
  readonly drift?: number;
}

/** The share of trials, each judged on its own (no help from adjustment), that come to a verdict. */
function share(
  verdicts: readonly string[],
  noise: Noise,
  effect: number,
  threshold: number,
  noiseFloor?: number,
): number {
  const { cv, spikes = 0, drift = 0 } = noise;
  const random = uniform(20_261_121);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const session = (level: number) => {
    const shifted = level * Math.exp(drift * normal());
    return Array.from({ length: 10 }, () => {
      const spike = random() < spikes ? 1.05 + 0.25 * random() : 1;
      return shifted * Math.exp(cv * normal()) * spike;
    });
  };
  const config = { ...defaultConfig, comparison: { ...defaultConfig.comparison, threshold } };
  const trials = 3000;
  let found = 0;
  for (let trial = 0; trial < trials; trial++) {
    const measurement = (level: number) => ({ metric: timeMetric, samples: session(level) });
    const pair = {
      benchmark: 'go:p#B' as BenchmarkId,
      name: 'B',
      baseline: measurement(1000),
      current: measurement(1000 * (1 + effect)),
      noiseFloor,
    };
    if (verdicts.includes(comparePairs([pair], config)[0]?.verdict ?? '')) found += 1;
  }
  return found / trials;
}

const alarm = ['regressed', 'improved'];

describe('false alarms and found regressions', { timeout: 120_000 }, () => {
  it('with noise of 2 %', () => {
    expect(share(alarm, { cv: 0.02 }, 0, 0.01)).toBeLessThanOrEqual(0.005);
    expect(share(['regressed'], { cv: 0.02 }, 0.05, 0.01)).toBeGreaterThanOrEqual(0.97);
  });

  it('with one sample in ten spiking', () => {
    expect(share(alarm, { cv: 0.02, spikes: 0.1 }, 0, 0.01)).toBeLessThanOrEqual(0.005);
    expect(share(['regressed'], { cv: 0.02, spikes: 0.1 }, 0.05, 0.01)).toBeGreaterThanOrEqual(0.78);
  });

  it('with sessions that drift by 1 %, once the noise floor is known', () => {
    const drifting = { cv: 0.005, drift: 0.01 };
    expect(share(alarm, drifting, 0, 0.02)).toBeGreaterThan(0.01);
    expect(share(alarm, drifting, 0, 0.02, 0.045)).toBeLessThanOrEqual(0.01);
    expect(share(['regressed'], drifting, 0.1, 0.02, 0.045)).toBeGreaterThanOrEqual(0.9);
  });

  it('calls a change unchanged only where it is', () => {
    expect(share(['unchanged'], { cv: 0.005 }, 0, 0.05)).toBeGreaterThan(0.99);
    expect(share(['unchanged'], { cv: 0.02 }, 0.08, 0.05)).toBeLessThanOrEqual(0.005);
  });
});
