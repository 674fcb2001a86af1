/** The built panel in Chromium, with this process in the part of the extension: real builders, real validation. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { BenchmarkState } from '../../src/core/present/benchmarkState.ts';
import { OverviewTracker } from '../../src/core/present/panelOverview.ts';
import { buildTrendSeries, runSamples } from '../../src/core/present/panelSeries.ts';
import type { PanelOutcome, PanelRequest, PanelStatus, ToPanel } from '../../src/core/protocol/panelMessages.ts';
import { readPanelMessage } from '../../src/core/protocol/validatePanelMessage.ts';
import { panelHtml } from '../../src/vscode/panel/html.ts';
import { sampleHistory } from './panelSample.ts';
import { editorThemes, type ThemeName } from './panelThemes.ts';

const origin = 'http://panel.test';
const built = path.resolve(import.meta.dirname, '../../dist/webview');

export interface PanelPageOptions {
  readonly states: readonly BenchmarkState[];
  readonly theme?: ThemeName;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly scale?: number;
  readonly status?: PanelStatus;
  /** What `getState` returns: the state kept before a reload. */
  readonly keptState?: unknown;
  readonly l10n?: Readonly<Record<string, string>>;
  /** Instead of the real answers; `undefined`: answer as usual. */
  readonly answer?: (request: PanelRequest) => PanelOutcome | undefined;
}

export interface PanelPage {
  readonly page: Page;
  /** Every request so far, oldest first. */
  readonly requests: readonly PanelRequest[];
  /** Messages that the validation refused, errors of the page, and violations of its security policy. Should stay empty. */
  readonly troubles: string[];
  readonly send: (message: ToPanel) => Promise<void>;
  /** Tells the panel about new states, as the extension does. */
  update(states: readonly BenchmarkState[]): Promise<void>;
  /** The state the page keeps for its next life. */
  keptState(): Promise<unknown>;
  setTheme(theme: ThemeName): Promise<void>;
}

const relative = (file: string): string => file.replace('/home/dev/codec/', '');

export async function openPanel(browser: Browser, options: PanelPageOptions): Promise<PanelPage> {
  const { widthPx = 1000, heightPx = 640, scale = 1, keptState, theme = 'dark' } = options;
  const context = await browser.newContext({
    viewport: { width: widthPx, height: heightPx },
    deviceScaleFactor: scale,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  const requests: PanelRequest[] = [];
  const tracker = new OverviewTracker();
  let states = options.states;
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));

  /** Arguments travel as JSON, as messages to a webview do: what JSON cannot carry must not be relied on. */
  const callEditor = (method: 'deliver' | 'applyTheme', argument: unknown): Promise<void> =>
    page.evaluate(`window.fakeEditor.${method}(${JSON.stringify(argument)}), undefined`);
  const send = (message: ToPanel): Promise<void> => callEditor('deliver', message);
  const status = options.status ?? { scanning: false, canRun: true };

  const realAnswer = (request: PanelRequest): PanelOutcome => {
    if (request.kind === 'samples') return { ok: true, answer: runSamples(sampleHistory, request) };
    if (request.kind !== 'series') return { ok: true, answer: null };
    const state = states.find(({ benchmark }) => benchmark.id === request.benchmark);
    if (state === undefined) return { ok: false, message: 'This benchmark is no longer in the workspace.' };
    return { ok: true, answer: buildTrendSeries(state, sampleHistory, request.metric) };
  };

  await page.exposeFunction('extensionReceives', async (value: unknown) => {
    const reading = readPanelMessage(value);
    if (!reading.ok) {
      troubles.push(reading.reason);
    } else if (reading.message.type === 'ready') {
      tracker.reset();
      const { rows } = tracker.update(states, relative);
      await send({ type: 'init', language: 'en', status, rows, ...(options.l10n && { l10n: options.l10n }) });
    } else {
      const { requestId, request } = reading.message;
      requests.push(request);
      await send({ type: 'response', requestId, outcome: options.answer?.(request) ?? realAnswer(request) });
    }
  });
  const setup = JSON.stringify({ keptState, theme: editorThemes[theme] });
  await page.addInitScript({ content: `window.fakeEditorSetup = ${setup};` });
  await page.addInitScript({ path: path.join(import.meta.dirname, 'fakeEditor.js') });
  await page.route(`${origin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: pageHtml() });
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(path.join(built, path.basename(name))) });
  });
  await page.goto(`${origin}/`);

  return {
    page,
    requests,
    troubles,
    send,
    update: (next) => {
      states = next;
      return send({ type: 'changed', status, ...tracker.update(next, relative) });
    },
    keptState: () => page.evaluate('window.fakeEditor.keptState'),
    setTheme: (name) => callEditor('applyTheme', editorThemes[name]),
  };
}

const pageHtml = (): string =>
  panelHtml({
    scriptUri: `${origin}/panel.js`,
    styleUri: `${origin}/panel.css`,
    nonce: 'abc123',
    language: 'en',
    title: 'Redline: Trends',
    loading: 'Loading benchmarks…',
  });
