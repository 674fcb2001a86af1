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

/** A link of a lens by (a part of) its text. */
export const codeLens = (page: Page, text: string | RegExp): Locator =>
  page.locator('.codelens-decoration a').filter({ hasText: text });

export const clickCodeLens = (page: Page, text: string | RegExp): Promise<void> => codeLens(page, text).first().click();

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
