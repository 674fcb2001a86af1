/** The activation time that the editor itself shows in "Show Running Extensions". */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openFile, openWorkbench, runCommand } from '../test/support/browser.ts';
import { startHost } from '../test/support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../test/support/workspaceCopy.ts';
import { type Bench, type Figure, median } from './figure.ts';

const starts = 5;
/** The editor and its own extensions have started by then. */
const quietAfterMs = 8000;
/** Ships with the editor and is started by the same file. */
const peer = 'Emmet';

async function activationMs(page: Page, extension: string): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: extension }).first();
  const time = await row.locator('.activation-time').innerText();
  return Number(/(\d+)\s*ms/.exec(time)?.[1]);
}

type Times = readonly [ours: number, peers: number];

/** A fresh editor each time, since modules stay loaded. `idleMs`: how long it has been up before the Go file is opened. */
async function measure(browser: Browser, workspace: string, idleMs: number): Promise<Times> {
  const file = path.join(workspace, 'work_test.go');
  const start = { workspace, extensionPath: repositoryRoot };
  await using host = await startHost(idleMs === 0 ? { ...start, openFile: file } : start);
  const page = await openWorkbench(browser, host.url, { heightPx: 1600 });
  await page.waitForTimeout(idleMs);
  if (idleMs > 0) await openFile(page, path.basename(file));
  await page.locator('.codelens-decoration a').first().waitFor();
  await runCommand(page, 'Developer: Show Running Extensions');
  const times = [await activationMs(page, 'redline.redline'), await activationMs(page, peer)] as const;
  await page.context().close();
  return times;
}

function figure(name: string, times: readonly Times[]): Figure {
  return {
    name: `activation ${name} (median of ${starts})`,
    value: median(times.map(([ours]) => ours)),
    unit: 'ms',
    peer: { name: peer, value: median(times.map(([, peers]) => peers)) },
  };
}

export const bench: Bench = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'redline-activation-'));
  const browser = await launchBrowser();
  try {
    const workspace = await copyWorkspace('editor', folder);
    const [opened, started]: [Times[], Times[]] = [[], []];
    for (let start = 0; start < starts; start += 1) {
      opened.push(await measure(browser, workspace, quietAfterMs));
      started.push(await measure(browser, workspace, 0));
    }
    return [
      { ...figure('by opening a Go file', opened), bar: { atMost: 30 } },
      // Everything else starts then too, so this says as much about the machine as about us.
      figure('while the editor starts', started),
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};
