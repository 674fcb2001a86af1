/** What opening a Go file costs: the activation time that the editor itself shows in "Show Running Extensions". */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openWorkbench, runCommand } from '../test/support/browser.ts';
import { startHost } from '../test/support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../test/support/workspaceCopy.ts';
import { type Bench, median } from './figure.ts';

const starts = 5;
/** Ships with the editor, is started by the same file, and does next to nothing. */
const peer = 'Emmet';

async function activationMs(page: Page, extension: string): Promise<number> {
  const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: extension }).first();
  const time = await row.locator('.activation-time').innerText();
  return Number(/(\d+)\s*ms/.exec(time)?.[1]);
}

async function measureStart(browser: Browser, workspace: string): Promise<readonly [ours: number, peers: number]> {
  await using host = await startHost({
    workspace,
    extensionPath: repositoryRoot,
    openFile: path.join(workspace, 'work_test.go'),
  });
  const page = await openWorkbench(browser, host.url, { heightPx: 1600 });
  await page.locator('.codelens-decoration a').first().waitFor();
  await runCommand(page, 'Developer: Show Running Extensions');
  const times = [await activationMs(page, 'redline.redline'), await activationMs(page, peer)] as const;
  await page.context().close();
  return times;
}

export const bench: Bench = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'redline-activation-'));
  const browser = await launchBrowser();
  try {
    const workspace = await copyWorkspace('editor', folder);
    const times: (readonly [number, number])[] = [];
    for (let start = 0; start < starts; start += 1) times.push(await measureStart(browser, workspace));
    return [
      {
        name: `activation, as the editor shows it (median of ${starts})`,
        value: median(times.map(([ours]) => ours)),
        unit: 'ms',
        bar: { atMost: 30 },
        peer: { name: peer, value: median(times.map(([, peers]) => peers)) },
      },
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};
