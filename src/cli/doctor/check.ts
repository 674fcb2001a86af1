import type { Problem } from '../../core/model/problem.ts';

/** One thing that was looked at: fine with what it found, or a problem. */
export interface Check {
  readonly title: string;
  readonly finding?: string;
  readonly problem?: Problem;
}
