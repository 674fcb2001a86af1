/** The first red line, as a person gets it: click, read the screen, click again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  endOfLineNote,
  launchBrowser,
  lensAbove,
  openWorkbench,
  runCommand,
  statusBarItem,
  terminalText,
  webview,
} from '../support/browser.ts';
import { recordBaseline, runBenchmark, slowDown, storyFile, storyLine } from '../support/story.ts';
import { type Host, startHost } from '../support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../support/workspaceCopy.ts';

/** What decorations draw on and beside the visible line that contains `code`. */
function lineLooks(page: Page, code: string): Promise<{ isTinted: boolean; gutter: string | undefined }> {
  // As text: the test's own types know no browser.
  return page.evaluate(`(() => {
    const line = [...document.querySelectorAll('.view-line')].find(({ textContent }) =>
      textContent.replaceAll('\u00a0', ' ').includes(${JSON.stringify(code)}));
    const { top } = line.getBoundingClientRect();
    const beside = (selector) => [...document.querySelectorAll(selector)]
      .filter((element) => Math.abs(element.getBoundingClientRect().top - top) < 3)
      .map((element) => getComputedStyle(element));
    const isVisible = ({ backgroundColor }) => backgroundColor !== 'rgba(0, 0, 0, 0)';
    const icon = beside('.margin .cgmr').map(({ backgroundImage }) => backgroundImage).join();
    return {
      isTinted: beside('.view-overlays .cdr[class*="ced-"]').some(isVisible),
      gutter: /[a-z]+-[a-z-]+[.]svg/.exec(icon)?.[0],
    };
  })()`);
}

describe.sequential('the first red line', () => {
  let folder: string;
  let workspace: string;
  let host: Host;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'redline-ui-'));
    workspace = await copyWorkspace('examples', folder);
    host = await startHost({
      workspace,
      extensionPath: repositoryRoot,
      openFile: path.join(workspace, storyFile),
      settings: { 'terminal.integrated.gpuAcceleration': 'off', 'workbench.colorTheme': 'Default Light Modern' },
    });
    browser = await launchBrowser();
    page = await openWorkbench(browser, host.url);
  });

  afterAll(async () => {
    await browser?.close();
    await host?.[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  // Each step builds on the one before: what follows a failure would only wait in vain.
  let broken = false;
  beforeEach(({ skip, task, onTestFailed }) => {
    skip(broken, 'an earlier step failed');
    onTestFailed(async () => {
      broken = true;
      await page.screenshot({ path: path.join(repositoryRoot, 'out/ui', `${task.name}.png`) });
    });
  });

  test('the lens runs the benchmark in a terminal and then shows its result', async () => {
    await runBenchmark(page, /\d\s(ns|µs)\s±/);
    expect(await terminalText(page)).toMatch(/BenchmarkMake-\d+\s+\d+/);
    await statusBarItem(page, '1 benchmark measured').waitFor();
  });

  test('a baseline is recorded with a reason', async () => {
    await recordBaseline(page, 'first level');
    await statusBarItem(page, '1 benchmark ok').waitFor();
  });

  test('an edit marks the result as outdated', async () => {
    await slowDown(workspace);
    await lensAbove(page, storyLine, 'outdated');
  });

  test('slower code turns the line red', async () => {
    await runBenchmark(page, /▲ .*(slower|more)/);
    await statusBarItem(page, '1 regression').waitFor();
    await lensAbove(page, storyLine, 'Accept as baseline');
    expect(await endOfLineNote(page, storyLine)).toMatch(/▲.*than\sbaseline.*\d.*→.*\d/);
    expect(await lineLooks(page, storyLine)).toEqual({ isTinted: true, gutter: 'regressed-light.svg' });
  });

  test('the panel shows the benchmark and its trend', async () => {
    await (await lensAbove(page, storyLine, '▲')).click();
    await webview(page).getByText('BenchmarkMake').first().waitFor();
    await webview(page).locator('canvas').first().waitFor();
    await runCommand(page, 'Redline: Open Trends');
    await webview(page).locator('tbody tr').filter({ hasText: 'BenchmarkMake' }).first().waitFor();
  });
});
