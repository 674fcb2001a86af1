import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BenchmarkId } from '../model/benchmark.ts';
import { defaultConfig } from '../model/config.ts';
import { timeMetric } from '../model/measurement.ts';
import { comparePairs } from './comparePairs.ts';

/** Thirteen sessions of one Go binary on one machine (golang/perf's own test data): every change between them is noise. */
const reference = path.resolve(import.meta.dirname, '../../../../shared/reference/go-aa');
const isPresent = existsSync(reference);
if (!isPresent) console.warn(`SKIPPED: no sessions of unchanged code in ${reference}`);

type Session = ReadonlyMap<string, readonly number[]>;

function readSession(file: string): Session {
  const times = new Map<string, number[]>();
  let unit = '';
  for (const line of gunzipSync(readFileSync(path.join(reference, file)))
    .toString()
    .split('\n')) {
    unit = /^pkg: (.*)/.exec(line)?.[1] ?? unit;
    const [, name, time] = /^(Benchmark\S+)\s+\d+\s+(\S+) ns\/op/.exec(line) ?? [];
    if (name === undefined) continue;
    const key = `${unit} ${name}`;
    times.set(key, [...(times.get(key) ?? []), Number(time)]);
  }
  return times;
}

const isAlarm = (verdict: string) => verdict === 'regressed' || verdict === 'improved';

/** Each session against the next, which is slowed down by `injected`: the share of each verdict, and sessions with any alarm. */
function judge(sessions: readonly Session[], injected: number) {
  const config = { ...defaultConfig, comparison: { ...defaultConfig.comparison, threshold: 0.02 } };
  const runs = sessions.slice(1).map((after, index) => {
    const pairs = [...(sessions[index] ?? [])].flatMap(([name, samples]) => {
      const current = after.get(name)?.map((sample) => sample * (1 + injected));
      if (current === undefined) return [];
      const sides = { baseline: { metric: timeMetric, samples }, current: { metric: timeMetric, samples: current } };
      return [{ benchmark: name as BenchmarkId, name, ...sides }];
    });
    return comparePairs(pairs, config).map(({ verdict }) => verdict);
  });
  const all = runs.flat();
  return {
    count: all.length,
    alarms: all.filter(isAlarm).length / all.length,
    regressed: all.filter((verdict) => verdict === 'regressed').length / all.length,
    alarmedRuns: runs.filter((verdicts) => verdicts.some(isAlarm)).length,
  };
}

describe.skipIf(!isPresent)('unchanged code on a real machine, without a noise floor', { timeout: 120_000 }, () => {
  const sessions = isPresent
    ? readdirSync(reference)
        .filter((file) => file.endsWith('.gz'))
        .sort()
        .map(readSession)
    : [];

  it('raises next to no alarm', () => {
    const { count, alarms, alarmedRuns } = judge(sessions, 0);
    expect(count).toBeGreaterThan(1000);
    expect(alarms).toBeLessThanOrEqual(0.003);
    expect(alarmedRuns).toBeLessThanOrEqual(2);
  });

  it.each([
    [0.03, 0.88],
    [0.05, 0.99],
  ])('finds a slowdown of %d', (injected, share) => {
    expect(judge(sessions, injected).regressed).toBeGreaterThanOrEqual(share);
  });
});
