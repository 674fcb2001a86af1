/** The panel in a real editor, over a reload of its window. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { launchBrowser, lensAbove, openFile, openWorkbench, runCommand, webview } from '../support/browser.ts';
import { storyFile, storyLine } from '../support/story.ts';
import { startHost } from '../support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../support/workspaceCopy.ts';

it('comes back on the benchmark it showed', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'redline-panel-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const workspace = await copyWorkspace('examples', folder);
  const host = stack.use(await startHost({ workspace, extensionPath: repositoryRoot }));
  const browser = await launchBrowser();
  stack.defer(() => browser.close());
  const page = await openWorkbench(browser, host.url);

  // Not by the address: after the reload it would open the file again, in place of what was open.
  await openFile(page, path.basename(storyFile));
  await lensAbove(page, storyLine, 'Run benchmark');
  await runCommand(page, 'Redline: Open Trends');
  const heading = webview(page).getByRole('heading', { name: 'BenchmarkMake', level: 1 });
  await webview(page).locator('tr[data-index]').filter({ hasText: 'BenchmarkMake' }).first().click();
  await heading.waitFor();
  const reloaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await reloaded;
  await heading.waitFor({ timeout: 60_000 });
  expect(await webview(page).getByText('No runs yet').count()).toBe(1);
});
