import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ProcessPlan } from '../framework.ts';
import { parse, processPlan } from './testSupport.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const verdicts = [
  ['Plain', 'Skip', 'SkipSilent', 'Fatal', 'Error', 'FatalLate', 'Log', 'Print', 'PrintError', 'Metric', 'NoTime'],
  ['ParentSkip', 'ParentSkip/x', 'ParentFail', 'ParentFatal', 'ParentGone/x'],
].flatMap((names) => names.map((name) => `Benchmark${name}`));

/** What was asked for; recordings that are not named here are read as files of unknown origin. */
const plans: Readonly<Record<string, ProcessPlan>> = {
  verdicts: processPlan(verdicts),
  'verdicts-quiet': processPlan(verdicts),
  names: processPlan(['BenchmarkÜnicode', 'BenchmarkNames'], { samples: 1 }),
  'names-one-cpu': processPlan(['BenchmarkNames/size-2', 'BenchmarkNames/size-10-8'], {
    samples: 1,
    hints: { cpu: 1 },
  }),
  panic: processPlan(['BenchmarkBefore', 'BenchmarkPanic', 'BenchmarkAfter']),
  'panic-quiet': processPlan(['BenchmarkBefore', 'BenchmarkPanic', 'BenchmarkAfter']),
  'ended-exit': processPlan(['BenchmarkExit']),
  'ended-killed': processPlan(['BenchmarkKilled']),
  'ended-deadlock': processPlan(['BenchmarkDeadlock']),
  'ended-race': processPlan(['BenchmarkRace']),
  'build-missing': processPlan(['BenchmarkA']),
  'build-notests': processPlan(['BenchmarkA']),
  'build-syntax': processPlan(['BenchmarkA']),
  'build-undefined': processPlan(['BenchmarkA']),
  'build-vet': processPlan(['BenchmarkA']),
  'flag-unknown': processPlan(['BenchmarkA']),
  'test-main-fails': processPlan(['BenchmarkA']),
  'nothing-selected': processPlan(['BenchmarkA']),
  'by-hand-go1.19': processPlan(['BenchmarkSkip', 'BenchmarkPlain', 'BenchmarkFatal']),
  'by-hand-go1.19-build': processPlan(['BenchmarkA']),
};
const exitCode = (stdout: string): number => (/^FAIL/m.test(stdout) ? 1 : 0);

describe('recorded output', () => {
  const cases = readdirSync(folder).filter((name) => name !== 'lab');
  test.each(cases)('%s', async (name) => {
    const read = (file: string): string => readFileSync(path.join(folder, name, file), 'utf8');
    const stdout = read('stdout.txt');
    const process = plans[name];
    const parsed = parse({
      stdout,
      stderr: read('stderr.txt'),
      exit: { code: exitCode(stdout) },
      ...(process && { process }),
    });
    await expect(`${JSON.stringify(parsed, withoutBulk, 2)}\n`).toMatchFileSnapshot(
      path.join(folder, name, 'expected.json'),
    );
  });
});

/** One line per list of numbers, metrics by their id, so that the expectation can be read. */
function withoutBulk(key: string, value: unknown): unknown {
  if (key === 'samples' || key === 'iterations') return (value as readonly number[]).join(' ');
  if (key === 'metric') return (value as { readonly id: string }).id;
  return value;
}
