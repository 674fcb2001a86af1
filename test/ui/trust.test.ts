/** Restricted Mode, and the moment it ends. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser, lensAbove, openWorkbench } from '../support/browser.ts';
import { startHost } from '../support/vscodeHost.ts';
import { copyWorkspace, repositoryRoot } from '../support/workspaceCopy.ts';

test('granting trust makes the lenses live, and before it nothing is written', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'redline-ui-'));
  try {
    const workspace = await copyWorkspace('editor', folder);
    await using host = await startHost({
      workspace,
      extensionPath: repositoryRoot,
      openFile: path.join(workspace, 'work_test.go'),
      restrictedMode: true,
    });
    await using browser = await launchBrowser();
    const page = await openWorkbench(browser, host.url);
    const code = 'func BenchmarkWork(';
    await (await lensAbove(page, code, 'Trust this workspace to run benchmarks')).click();
    expect(existsSync(path.join(workspace, '.redline/local'))).toBe(false);
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    await lensAbove(page, code, 'Run benchmark');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
