import type { BaselineRecord } from '../model/baseline.ts';
import * as because from './reasons.ts';

/** Toolchains of a run that differ from those its baseline was measured with, in words; ones the baseline did not know are no news. */
export function otherRuntimes(
  runtimes: Readonly<Record<string, string>>,
  record: BaselineRecord | undefined,
): readonly string[] {
  return Object.entries(runtimes).flatMap(([runtime, version]) => {
    const before = record?.runtimes[runtime];
    return before === undefined || before === version ? [] : [because.otherRuntime(runtime, version, before)];
  });
}
