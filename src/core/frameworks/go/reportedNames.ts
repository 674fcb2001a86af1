import { parseBenchmarkId } from '../../model/benchmark.ts';
import type { ProcessPlan } from '../framework.ts';

/** Tells which benchmark a printed name means. */
export interface ReportedNames {
  /** The name of a result line without its `-N`, or `undefined` when nobody asked for it. */
  ofResult(printed: string): string | undefined;
  /** The name in `--- FAIL: name` or alone on a line: with or without `-N`; also one that holds wanted benchmarks. */
  ofHeader(printed: string, running: string | undefined): string | undefined;
}

/** With a plan only what was asked for, what lies below it, and (in headers) what lies above it. Without: any name, as printed. */
export function reportedNames(process: ProcessPlan | undefined): ReportedNames {
  if (process === undefined) return { ofResult: (printed) => printed, ofHeader: (printed) => printed };
  const wanted = new Set(process.expected.map((id) => parseBenchmarkId(id)?.name ?? id));
  const above = new Set([...wanted].flatMap(ancestors));
  const isWanted = (name: string): boolean => wanted.has(name) || ancestors(name).some((parent) => wanted.has(parent));
  const cpu = process.hints['cpu'];
  const suffix = cpu === undefined || cpu === 1 ? '' : `-${cpu}`;
  const strip = (printed: string): string =>
    suffix !== '' && printed.endsWith(suffix) ? printed.slice(0, -suffix.length) : printed;
  return {
    ofResult(printed) {
      const name = strip(printed);
      return isWanted(name) ? name : undefined;
    },
    ofHeader(printed, running) {
      const candidates = [printed, strip(printed)];
      return (
        candidates.find((name) => name === running) ??
        candidates.find((name) => wanted.has(name)) ??
        candidates.find((name) => isWanted(name) || above.has(name))
      );
    },
  };
}

/** Names of the benchmarks a sub-benchmark lies below, outermost first. */
export function ancestors(name: string): readonly string[] {
  const found: string[] = [];
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) found.push(name.slice(0, at));
  return found;
}

/**
 * The `-N` that all names of a text of unknown origin share. Go prints it behind every name when GOMAXPROCS is not 1, so one name
 * without it, or with another, means that the numbers belong to the names.
 */
export function commonSuffix(printed: readonly string[]): string {
  const suffix = /-(?:[2-9]|[1-9]\d+)$/.exec(printed[0] ?? '')?.[0];
  return suffix !== undefined && printed.every((name) => name.endsWith(suffix)) ? suffix : '';
}
