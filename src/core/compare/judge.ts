import type { Comparison } from '../model/comparison.ts';
import type { Evidence } from './evidence.ts';
import { fewestSamples } from './evidence.ts';
import { type Limits, severityOf } from './limits.ts';
import * as because from './reasons.ts';
import { comfortableSamples, estimateSamplesNeeded } from './samplesNeeded.ts';

/** What a judgement adds to the facts of a comparison. */
export type Judgement = Pick<Comparison, 'verdict' | 'reasons'> &
  Partial<Pick<Comparison, 'band' | 'severity' | 'standing' | 'samplesNeeded'>>;

type Tested = Evidence & { readonly kind: 'tested' };

/** The rule for one benchmark and metric (docs/STATISTICS.md). `pAdjusted` is read only where a test was made. */
export function judge(evidence: Evidence, pAdjusted: number, limits: Limits): Judgement {
  switch (evidence.kind) {
    case 'unusable':
      return { verdict: 'inconclusive', reasons: [because.unusable(evidence)] };
    case 'few':
      return limits.metric.class === 'exact'
        ? { verdict: 'inconclusive', samplesNeeded: fewestSamples, reasons: [because.fewExactSamples(evidence)] }
        : { verdict: 'inconclusive', samplesNeeded: comfortableSamples, reasons: [because.fewSamples(evidence)] };
    case 'exact':
      return judgeExact(evidence.change, limits);
    case 'tested':
      return judgeTested(evidence, pAdjusted, limits);
    default:
      return evidence satisfies never;
  }
}

/** The part of a change that is bad news: positive is worse, whatever the metric's direction. */
const worsening = (change: number, { metric }: Limits): number => (metric.direction === 'lower' ? change : -change);

function judgeExact(change: number, limits: Limits): Judgement {
  const band = limits.exactThreshold;
  const worse = worsening(change, limits);
  const reasons = Number.isFinite(change) ? [] : [because.fromZero()];
  if (worse > band) return regressed(worse, band, limits, reasons);
  return { verdict: worse < -band ? 'improved' : 'unchanged', band, reasons };
}

function judgeTested(evidence: Tested, pAdjusted: number, limits: Limits): Judgement {
  const { change, interval, variesBetween } = evidence;
  const band = Math.max(limits.noisyThreshold, limits.noiseFloor ?? 0);
  const [lowest = 0, highest = 0] = interval.map((end) => worsening(end, limits)).sort((a, b) => a - b);
  const reasons = [
    ...(variesBetween === undefined ? [] : [because.notExact(variesBetween, limits.metric)]),
    ...(evidence.hasNoRatios ? [because.noRatios()] : []),
    ...(evidence.baseline.median === 0 ? [because.fromZero()] : []),
  ];
  if (lowest >= -band && highest <= band) return { verdict: 'unchanged', band, reasons };
  const isBeyond = lowest > band || highest < -band;
  if (!isBeyond || pAdjusted >= limits.significance) {
    const why = isBeyond ? [because.notSignificant()] : whyWithin(evidence, band);
    return undecided(evidence, pAdjusted, band, limits, [...reasons, ...why]);
  }
  const certain = limits.noiseFloor === undefined ? [...reasons, because.noiseUnknown()] : reasons;
  return lowest > band
    ? regressed(worsening(change, limits), band, limits, certain)
    : { verdict: 'improved', band, reasons: certain };
}

function whyWithin({ baseline, interval }: Tested, band: number): readonly string[] {
  if (interval.every(Number.isFinite)) return [because.acrossBand(interval, band)];
  return baseline.median === 0 ? [] : [because.noInterval()];
}

const regressed = (worse: number, band: number, limits: Limits, reasons: readonly string[]): Judgement => ({
  verdict: 'regressed',
  band,
  severity: severityOf(worse, limits),
  standing: 'suspected',
  reasons,
});

function undecided(
  { baseline, current, change, interval, p }: Tested,
  pAdjusted: number,
  band: number,
  limits: Limits,
  known: readonly string[],
): Judgement {
  const { significance, noisyThreshold, noiseFloor = 0 } = limits;
  const countPerSide = [baseline.count, current.count] as const;
  const samplesNeeded = estimateSamplesNeeded({ countPerSide, change, interval, p, pAdjusted, band, significance });
  const reasons = [...known];
  if (noiseFloor > noisyThreshold) reasons.push(because.withinNoise(noiseFloor));
  if (samplesNeeded !== undefined) reasons.push(because.moreSamples(samplesNeeded));
  else if (interval.every(Number.isFinite)) reasons.push(because.moreSamplesHardlyHelp());
  return { verdict: 'inconclusive', band, reasons, ...(samplesNeeded !== undefined && { samplesNeeded }) };
}
