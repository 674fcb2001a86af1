import type { BenchmarkId } from './benchmark.ts';

/** Where in a file; line and column are zero-based. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly character?: number;
}

export type ProblemCode =
  | 'build-failed'
  | 'tool-missing'
  | 'benchmark-failed'
  | 'benchmark-skipped'
  | 'not-reported'
  | 'crashed'
  | 'timed-out'
  | 'stopped'
  | 'output-truncated'
  | 'output-unreadable'
  | 'nothing-measured'
  | 'unit-not-found'
  | 'config-invalid'
  | 'baseline-unreadable'
  | 'baseline-not-written'
  | 'history-unavailable'
  | 'scan-skipped'
  | 'environment';

/** Something the user should know. Values, not exceptions: broken tool output is a normal case. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** What happened and where, already translated. */
  readonly message: string;
  /** What to do about it, already translated. */
  readonly remedy?: string;
  readonly location?: Location;
  readonly benchmark?: BenchmarkId;
}

/** An error whose message is advice to the user. Every other error is our own fault and goes to the log. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.remedy === undefined ? problem.message : `${problem.message} ${problem.remedy}`);
    this.problem = problem;
  }
}

/** By name, because the error may come from another bundle, which has a class of its own. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}
