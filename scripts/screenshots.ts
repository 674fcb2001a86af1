/** `npm run screenshots`: takes the README's pictures from the running editor, light and dark, into `docs/images`. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, lensAbove, openWorkbench, runCommand, webview } from '../test/support/browser.ts';
import { recordBaseline, runBenchmark, slowDown, storyFile, storyLine } from '../test/support/story.ts';
import { startHost } from '../test/support/vscodeHost.ts';
import { commitAll, copyWorkspace, repositoryRoot } from '../test/support/workspaceCopy.ts';
import { exitOnSignals } from './support/signals.ts';

const images = path.join(repositoryRoot, 'docs/images');
const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern' };

/** The story once: a baseline, slower code, the red line, and the trend of some runs. */
async function takePictures(browser: Browser, look: keyof typeof themes, folder: string): Promise<void> {
  const workspace = await copyWorkspace('examples', path.join(folder, look));
  await using host = await startHost({
    workspace,
    extensionPath: repositoryRoot,
    openFile: path.join(workspace, storyFile),
    settings: {
      'workbench.colorTheme': themes[look],
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
      'window.commandCenter': false,
      'window.title': '${activeEditorShort} · ${rootName}',
      'terminal.integrated.gpuAcceleration': 'off',
      'terminal.integrated.fontSize': 12,
    },
  });
  const page = await openWorkbench(browser, host.url, { widthPx: 1200, heightPx: 800, scale: 2 });
  const picture = (name: string) => page.screenshot({ path: path.join(images, `${name}-${look}.png`) });

  // An editor that still opens its file would take the focus from the palette.
  await lensAbove(page, storyLine, 'Run benchmark');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runBenchmark(page, 'Record baseline');
  await recordBaseline(page, 'first level');
  for (const change of ['Say what Make does', 'Tidy Valid', 'Add a package for records']) {
    await commitAll(workspace, change);
    await runBenchmark(page, '±');
  }
  await slowDown(workspace);
  await runBenchmark(page, 'Accept as baseline');
  await picture('red-line');

  await (await lensAbove(page, storyLine, '▲')).click();
  await webview(page).locator('canvas').first().waitFor();
  await runCommand(page, 'View: Hide Panel');
  await page.waitForTimeout(1000);
  await picture('trend');
  await page.context().close();
}

exitOnSignals();
await mkdir(images, { recursive: true });
const folder = await mkdtemp(path.join(tmpdir(), 'redline-pictures-'));
try {
  await using browser = await launchBrowser();
  for (const look of ['light', 'dark'] as const) await takePictures(browser, look, folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
