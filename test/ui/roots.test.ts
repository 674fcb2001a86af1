/** Several folders in one window, one of them with a root of its own further in: each result goes where it belongs. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, lensAbove, openFile, openWorkbench, runCommand, webview } from '../support/browser.ts';
import { type Host, startHost } from '../support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../support/workspaceCopy.ts';

describe.sequential('a window with several roots', () => {
  let folder: string;
  let workspace: string;
  let host: Host;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'redline-ui-'));
    workspace = await copyWorkspace('roots', folder);
    host = await startHost({
      workspace: path.join(workspace, 'roots.code-workspace'),
      extensionPath: repositoryRoot,
      // Nothing is looked for until it is needed.
      settings: { 'redline.scan.onStartup': false },
    });
    browser = await launchBrowser();
    page = await openWorkbench(browser, host.url);
  });

  afterAll(async () => {
    await browser?.close();
    await host?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const hasHistory = (root: string) => existsSync(path.join(workspace, root, '.redline/local/history.db'));

  async function run(file: string, code: string): Promise<void> {
    await openFile(page, file);
    await (await lensAbove(page, code, 'Run benchmark')).click();
    await lensAbove(page, code, 'Record baseline');
  }

  test('a benchmark of the second folder is kept there', async () => {
    await run('second_test.go', 'func BenchmarkSecond(');
    expect([hasHistory('first'), hasHistory('second')]).toEqual([false, true]);
  });

  test('a benchmark in a module two levels down is kept at the root between', async () => {
    await run('deep_test.go', 'func BenchmarkDeep(');
    expect(hasHistory('second/inner')).toBe(true);
    expect(hasHistory('second/inner/deep/module')).toBe(false);
  });

  test('the panel looks for all benchmarks of all roots, each once', async () => {
    await runCommand(page, 'Redline: Open Trends');
    const rows = webview(page).locator('tbody tr');
    await rows.filter({ hasText: 'BenchmarkFirst' }).waitFor();
    expect(await rows.filter({ hasText: 'Benchmark' }).count()).toBe(3);
  });
});
