import type { Counts } from './counts.ts';

/** Prints the last line of a test script and sets the exit code: success needs a test that passed. */
export function finish({ passed, failed }: Counts): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
