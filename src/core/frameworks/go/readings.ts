import type { Crash } from './crash.ts';
import type { UnitMetadata } from './metrics.ts';
import type { Series } from './series.ts';
import type { ToolMessages } from './toolMessages.ts';
import type { VerdictBlock } from './verdictBlocks.ts';

/** All that was read from an output. */
export interface Readings {
  readonly series: readonly Series[];
  readonly verdicts: readonly VerdictBlock[];
  readonly crash: Crash | undefined;
  readonly messages: ToolMessages;
  readonly units: ReadonlyMap<string, UnitMetadata>;
  readonly configuration: Readonly<Record<string, string>>;
  /** The benchmark that was begun last and has no verdict. */
  readonly running: string | undefined;
  readonly ending: { readonly kind: 'build-failed' | 'no-test-files' | 'ended'; readonly text: string } | undefined;
  /** The test program ran at all. */
  readonly startedTests: boolean;
  /** The text ends inside a result. */
  readonly cutOffResult: boolean;
}
