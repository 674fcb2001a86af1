/** The stages of `npm test`: each counts its tests, and one that fails does not keep the next from running. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addCounts, type Counts, noCounts } from './counts.ts';

export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Counts>;
}

/** Runs all stages in order. A stage that throws, or in which nothing ran, counts as one failed test. */
export async function runStages(stages: readonly Stage[]): Promise<Counts> {
  let total = noCounts;
  for (const { name, run } of stages) {
    console.log(`\n=== ${name}`);
    const started = performance.now();
    const counts = await run().catch((error: unknown) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    const checked = counts.passed + counts.failed > 0 ? counts : { passed: 0, failed: 1 };
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`--- ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
    if (checked !== counts) console.log('    Nothing ran, which is a failure.');
    total = addCounts(total, checked);
  }
  return total;
}

/** A command that is one test: it passes when it ends with 0. */
export const commandStage = (name: string, argv: readonly [string, ...string[]]): Stage => ({
  name,
  run: async () => ((await exitCode(argv)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** The tests of a vitest project. */
export const vitestStage = (project: string, ...options: readonly string[]): Stage => ({
  name: `${project} tests`,
  run: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'redline-report-'));
    const reportFile = path.join(folder, 'report.json');
    try {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
      const code = await exitCode(['vitest', 'run', '--project', project, ...reporters, ...options]);
      const report = JSON.parse(await readFile(reportFile, 'utf8')) as VitestReport;
      // A file that cannot be loaded fails the run without failing a test.
      const failed = code === 0 ? report.numFailedTests : Math.max(report.numFailedTests, 1);
      return { passed: report.numPassedTests, failed };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

async function exitCode([program, ...programArguments]: readonly [string, ...string[]]): Promise<number | null> {
  const child = spawn(program, programArguments, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}
