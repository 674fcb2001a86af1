import type { Comparison, Verdict } from '../core/model/comparison.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';

const codes: Readonly<Record<Verdict, ExitCode>> = {
  regressed: exitCodes.fail,
  missing: exitCodes.fail,
  failed: exitCodes.fail,
  incomparable: exitCodes.notComparable,
  inconclusive: exitCodes.warn,
  new: exitCodes.warn,
  improved: exitCodes.pass,
  unchanged: exitCodes.pass,
};

/** What verdicts mean for the exit code. Without any baseline, `new` means that there was nothing to compare with. */
export function verdictCodes(comparisons: readonly Comparison[], hasBaseline: boolean): readonly ExitCode[] {
  return comparisons.map(({ verdict }) =>
    verdict === 'new' && !hasBaseline ? exitCodes.notComparable : codes[verdict],
  );
}
