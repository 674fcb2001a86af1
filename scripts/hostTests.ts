/**
 * Runs the suites of `test/host` in the embedded VS Code. `node scripts/hostTests.ts` runs every session, arguments name single ones.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type ReportLine, reportVariable, suitesVariable } from '../test/host/report.ts';
import { type HostSession, sessions } from '../test/host/sessions.ts';
import { launchBrowser, openWorkbench } from '../test/support/browser.ts';
import { startHost } from '../test/support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../test/support/workspaceCopy.ts';
import { addCounts, type Counts, noCounts } from './support/counts.ts';

const sessionTimeoutMs = 10 * 60 * 1000;
const testModule = path.join(repositoryRoot, 'out/test/host/index.cjs');
const pictures = path.join(repositoryRoot, 'out/host');

/** Runs sessions one after the other, printing each test. A session that hangs, crashes or runs nothing counts as failed. */
export async function runHostTests(names: readonly string[] = []): Promise<Counts> {
  await everySuiteHasASession();
  const chosen = sessions.filter(({ name }) => names.length === 0 || names.includes(name));
  const temporary = await mkdtemp(path.join(tmpdir(), 'redline-host-tests-'));
  const browser = await launchBrowser();
  const workspaces = new Map<string, string>();
  let counts = noCounts;
  try {
    for (const session of chosen) {
      const workspace = workspaces.get(session.continues ?? '') ?? (await copyWorkspace(session.workspace, temporary));
      workspaces.set(session.name, workspace);
      const reportFile = path.join(temporary, `${session.name}.jsonl`);
      console.log(
        `\n${session.name} (${session.workspace}${session.restrictedMode === true ? ', Restricted Mode' : ''})`,
      );
      const problem = await runSession(browser, session, workspace, reportFile);
      counts = addCounts(counts, await printReport(reportFile, problem));
    }
  } finally {
    await browser.close();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
  return counts;
}

/** A suite that no session names would never run, and nobody would see it. */
async function everySuiteHasASession(): Promise<void> {
  const files = await readdir(path.join(repositoryRoot, 'test/host'));
  const named = new Set(sessions.flatMap(({ suites }) => suites.map((suite) => `${suite}.test.ts`)));
  const forgotten = files.filter((file) => file.endsWith('.test.ts') && !named.has(file));
  if (forgotten.length > 0) throw new Error(`No session in test/host/sessions.ts runs ${forgotten.join(', ')}`);
}

/** Returns what went wrong with the session as a whole; failed tests are in the report. */
async function runSession(
  browser: Browser,
  session: HostSession,
  workspace: string,
  reportFile: string,
): Promise<string | undefined> {
  await using host = await startHost({
    ...session,
    workspace,
    extensionPath: repositoryRoot,
    extensionTestsPath: testModule,
    environment: {
      ...session.environment,
      [suitesVariable]: session.suites.join(','),
      [reportVariable]: reportFile,
    },
  });
  const exit = Promise.withResolvers<number>();
  const editorErrors: string[] = [];
  const page = await openWorkbench(browser, host.url, {
    automation: {
      codeAutomationLog: (type, values) => {
        if (type === 'error') editorErrors.push(values.map(String).join(' ').slice(0, 2000));
      },
      codeAutomationExit: exit.resolve,
    },
  });
  const timer = setTimeout(() => exit.reject(new Error('it did not end in time')), sessionTimeoutMs);
  try {
    const code = await exit.promise;
    if (code === 0) return undefined;
    if (!existsSync(reportFile)) return [`it ended with ${code} before any test`, ...editorErrors].join('\n');
    return undefined;
  } catch (error) {
    return [String(error), ...editorErrors].join('\n');
  } finally {
    clearTimeout(timer);
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${session.name}.png`) });
    await page.context().close();
  }
}

async function printReport(reportFile: string, problem: string | undefined): Promise<Counts> {
  const text = existsSync(reportFile) ? await readFile(reportFile, 'utf8') : '';
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ReportLine);
  for (const { title, durationMs, failure } of lines) {
    console.log(`  ${failure === undefined ? '✓' : '✗'} ${title} (${durationMs} ms)`);
    if (failure !== undefined) console.log(failure.replaceAll(/^/gm, '      '));
  }
  const trouble = problem ?? (lines.length === 0 ? 'it ran no test' : undefined);
  if (trouble !== undefined) console.log(`  ✗ the session failed: ${trouble}`);
  const failed = lines.filter(({ failure }) => failure !== undefined).length;
  return { passed: lines.length - failed, failed: failed + (trouble === undefined ? 0 : 1) };
}

if (import.meta.main) {
  const { passed, failed } = await runHostTests(process.argv.slice(2));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
