/**
 * Runs the suites of `test/host` in the embedded VS Code. `node scripts/hostTests.ts` runs every session, arguments name single ones.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, openWorkbench } from '../test/support/browser.ts';
import { startHost } from '../test/support/vscodeHost.ts';
import { repositoryRoot } from '../test/support/workspaceCopy.ts';
import type { Counts } from './support/counts.ts';
import { finish } from './support/finish.ts';
import { runSessions, type SessionStart, testModule } from './support/hostSessions.ts';
import { exitOnSignals } from './support/signals.ts';

const sessionTimeoutMs = 10 * 60 * 1000;
const pictures = path.join(repositoryRoot, 'out/host');

/** Runs the named sessions, or all. A picture of each editor at its end is in `out/host`. */
export async function runHostTests(names: readonly string[] = []): Promise<Counts> {
  await mkdir(pictures, { recursive: true });
  await using browser = await launchBrowser();
  return await runSessions(names, (start) => runInBrowser(browser, start));
}

/** Resolves with what went wrong, including what the editor itself complained about. */
async function runInBrowser(browser: Browser, start: SessionStart): Promise<string | undefined> {
  await using host = await startHost({
    ...start.session,
    ...start,
    extensionPath: repositoryRoot,
    extensionTestsPath: testModule,
  });
  const exit = Promise.withResolvers<string | undefined>();
  const complaints: string[] = [];
  const page = await openWorkbench(browser, host.url, {
    automation: {
      codeAutomationLog: (type, values) => {
        if (type === 'error') complaints.push(values.map(String).join(' ').slice(0, 2000));
      },
      codeAutomationExit: (code) =>
        exit.resolve(code === 0 ? undefined : [`the editor ended with ${code}`, ...complaints].join('\n')),
    },
  });
  const timer = setTimeout(() => exit.resolve(['no end in time', ...complaints].join('\n')), sessionTimeoutMs);
  const problem = await exit.promise;
  clearTimeout(timer);
  await page.screenshot({ path: path.join(pictures, `${start.session.name}.png`) });
  await page.context().close();
  return problem;
}

if (import.meta.main) {
  exitOnSignals();
  finish(await runHostTests(process.argv.slice(2)));
}
