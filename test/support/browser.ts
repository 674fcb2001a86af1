/** The editor as a person sees it: Debian's Chromium, driven by hand movements that read like a story. */
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/setup/systemTools.ts';

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const lensTimeoutMs = 60_000;

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: chromiumArguments });

export interface WorkbenchOptions {
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Physical pixels per CSS pixel: 2 for sharp pictures. */
  readonly scale?: number;
  /** What a workbench that runs tests calls: with its console output, and with the exit code at the end. */
  readonly automation?: {
    readonly codeAutomationLog: (type: string, values: readonly unknown[]) => void;
    readonly codeAutomationExit: (code: number) => void;
  };
}

/** Opens the workbench in a fresh browser profile and waits until it can be used. The caller closes `page.context()`. */
export async function openWorkbench(browser: Browser, url: string, options: WorkbenchOptions = {}): Promise<Page> {
  const { widthPx = 1280, heightPx = 800, scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width: widthPx, height: heightPx },
    deviceScaleFactor: scale,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  for (const [name, receive] of Object.entries(options.automation ?? {})) await page.exposeFunction(name, receive);
  await page.goto(url);
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return page;
}

/** Opens a file of the workspace by name, the way `Ctrl+P` does. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await pickFromQuickInput(page, name, name.split('/').at(-1) ?? name);
  await page.locator(`.tab.active[data-resource-name="${name.split('/').at(-1)}"]`).waitFor();
}

/** Runs a command by its full title in the palette, such as `Redline: Open Trends`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await pickFromQuickInput(page, `>${title}`, title);
}

/** Types into the open quick input and accepts the entry whose label is `label`. */
async function pickFromQuickInput(page: Page, typed: string, label: string): Promise<void> {
  const input = quickInput(page);
  await input.waitFor();
  await input.fill(typed);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
}

/** The text box of the open quick input or input box. */
export const quickInput = (page: Page): Locator => page.locator('.quick-input-widget .quick-input-box input');

const topOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.y ?? Number.NaN;

/** The lens links above the first visible line that contains `code`, left to right; none while they load. */
export async function lensesAbove(page: Page, code: string): Promise<Locator> {
  const lenses = page.locator('.codelens-decoration');
  const line = await topOf(page.locator('.view-line').filter({ hasText: code }).first());
  const tops = await Promise.all((await lenses.all()).map(topOf));
  const nearest = tops.indexOf(Math.max(...tops.filter((top) => top < line)));
  return (nearest < 0 ? lenses : lenses.nth(nearest)).locator('a');
}

/** Waits for a lens above `code` whose text matches. */
export async function lensAbove(page: Page, code: string, text: string | RegExp): Promise<Locator> {
  const deadline = Date.now() + lensTimeoutMs;
  while (Date.now() < deadline) {
    const lens = (await lensesAbove(page, code)).filter({ hasText: text });
    if ((await lens.count()) > 0) return lens.first();
    await page.waitForTimeout(200);
  }
  const shown = await page.locator('.codelens-decoration').allInnerTexts();
  throw new Error(`No lens above "${code}" matches ${text}. Shown: ${shown.join(' | ')}`);
}

/** The text that decorations add behind visible lines that contain `code`. */
export function endOfLineNote(page: Page, code: string): Promise<string> {
  // As text: the test's own types know no browser.
  return page.evaluate<string>(`[...document.querySelectorAll('.view-line')]
    .filter((line) => line.textContent.replaceAll('\u00a0', ' ').includes(${JSON.stringify(code)}))
    .flatMap((line) => [...line.querySelectorAll('span')])
    .map((span) => getComputedStyle(span, '::after').content)
    .filter((content) => content !== 'none')
    .join('')`);
}

/** Status bar entries by (a part of) their text. */
export const statusBarItem = (page: Page, text: string | RegExp): Locator =>
  page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });

/** What the visible terminal shows, line by line. Needs the setting `terminal.integrated.gpuAcceleration: off`. */
export async function terminalText(page: Page): Promise<string> {
  const lines = await page.locator('.terminal-wrapper.active .xterm-rows > div').allInnerTexts();
  return lines.map((line) => line.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
}

/** The document of the visible webview panel: VS Code nests it in a frame of a frame. */
export const webview = (page: Page): FrameLocator =>
  page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
