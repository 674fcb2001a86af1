/** What both drivers of `test/host` share: which sessions run, their workspaces, and the report of their tests. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ReportLine, reportVariable, suitesVariable } from '../../test/host/report.ts';
import { type HostSession, sessions } from '../../test/host/sessions.ts';
import { copyWorkspace, repositoryRoot } from '../../test/support/workspaceCopy.ts';
import { addCounts, type Counts, noCounts } from './counts.ts';

/** The bundle of `test/host` whose `run()` the editor calls. */
export const testModule = path.join(repositoryRoot, 'out/test/host/index.cjs');

export interface SessionStart {
  readonly session: HostSession;
  /** Absolute path of the folder to open. */
  readonly workspace: string;
  /** For the extension host: the session's own variables, and what tells `run()` what to do. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs sessions one after the other (all, when none is named) and prints each test. A session that hangs, crashes or runs nothing
 * counts as failed. `start` runs one in an editor and resolves with what went wrong, if something did.
 */
export async function runSessions(
  names: readonly string[],
  start: (options: SessionStart) => Promise<string | undefined>,
): Promise<Counts> {
  await everySuiteHasASession();
  const unknown = names.filter((name) => !sessions.some((session) => session.name === name));
  if (unknown.length > 0) throw new Error(`test/host/sessions.ts has no session ${unknown.join(', ')}`);
  const temporary = await mkdtemp(path.join(tmpdir(), 'redline-host-tests-'));
  const workspaces = new Map<string, string>();
  let counts = noCounts;
  try {
    for (const session of sessions.filter(({ name }) => names.length === 0 || names.includes(name))) {
      console.log(
        `\n${session.name} (${session.workspace}${session.restrictedMode === true ? ', Restricted Mode' : ''})`,
      );
      const workspace =
        workspaces.get(session.continues ?? '') ??
        (await copyWorkspace(session.workspace, path.join(temporary, session.name)));
      workspaces.set(session.name, workspace);
      const reportFile = path.join(temporary, `${session.name}.jsonl`);
      const environment = {
        ...session.environment,
        [suitesVariable]: session.suites.join(','),
        [reportVariable]: reportFile,
      };
      const problem = await start({ session, workspace, environment });
      counts = addCounts(counts, await printReport(reportFile, problem));
    }
  } finally {
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
  const failed = lines.filter(({ failure }) => failure !== undefined).length;
  const passed = lines.length - failed;
  // An editor that ends with an error because tests failed is already counted.
  const trouble = failed > 0 ? undefined : (problem ?? (passed === 0 ? 'it ran no test' : undefined));
  if (trouble !== undefined) console.log(`  ✗ the session failed: ${trouble}`);
  return { passed, failed: failed + (trouble === undefined ? 0 : 1) };
}
