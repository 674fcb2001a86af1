/** What VS Code calls inside its extension host, with the real API: runs the suites that the driver names. */
import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { type ReportLine, reportVariable, suitesVariable } from './report.ts';

const testTimeoutMs = 120_000;

/** Rejects when a test failed. Every outcome is in the report file, even of a run that never ends. */
export async function run(): Promise<void> {
  const reportFile = process.env[reportVariable];
  const report = (line: ReportLine) => {
    if (reportFile !== undefined) appendFileSync(reportFile, `${JSON.stringify(line)}\n`);
  };
  // The base reporter prints nothing.
  const mocha = new Mocha({ timeout: testTimeoutMs, reporter: Mocha.reporters.Base });
  // The suites import `describe` and `it` from mocha; this event ties those to the instance made here.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const name of (process.env[suitesVariable] ?? 'smoke').split(',')) await import(`./${name}.test.ts`);

  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => report({ title: test.fullTitle(), durationMs: test.duration ?? 0 }));
    runner.on('fail', (test, error: Error) => {
      const failure = error.stack ?? error.message;
      console.error(`${test.fullTitle()}\n${failure}`);
      report({ title: test.fullTitle(), durationMs: test.duration ?? 0, failure });
    });
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
