import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PanelOutcome, PanelRequest } from '../../src/core/protocol/panelMessages.ts';
import { launchBrowser } from '../support/browser.ts';
import { openPanel, type PanelPage, type PanelPageOptions } from './panelPage.ts';
import { hostileName, idOf, manyStates, sampleStates } from './panelSample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const withoutGo = ({ kind }: PanelRequest): PanelOutcome | undefined =>
  kind === 'run' ? { ok: false, message: 'Go was not found.', remedy: 'Install it.' } : undefined;

const rows = ({ page }: PanelPage) => page.locator('tr[data-index]');
const names = (panel: PanelPage) => rows(panel).locator('.benchmark').allInnerTexts();
const focusedName = ({ page }: PanelPage) => page.locator('tr:focus .benchmark').innerText();

async function withPanel(options: Partial<PanelPageOptions>, body: (panel: PanelPage) => Promise<void>): Promise<void> {
  const panel = await openPanel(browser, { states: sampleStates(), ...options });
  try {
    await body(panel);
    expect(panel.troubles).toEqual([]);
  } finally {
    await panel.page.context().close();
  }
}

describe('overview', () => {
  it('shows every benchmark in words, worst first', () =>
    withPanel({}, async (panel) => {
      await rows(panel).first().waitFor();
      const texts = (await rows(panel).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
      expect(texts).toHaveLength(13);
      expect(texts[0]).toContain('failed: panic: index out of range [9]');
      expect(texts[1]).toMatch(/BenchmarkChecksum .*59 % slower than baseline 66.4 ns \+59 %/);
      expect(texts.find((text) => text.includes('64KiB'))).toContain('Memory per operation: 67 % more than baseline');
      expect(texts.find((text) => text.includes('1MiB'))).toContain('outdated');
      expect(texts.find((text) => text.includes('RoundTrip '))).toContain('running…');
      expect(texts.find((text) => text.includes('Fsync'))).toContain('needs a disk that can be pulled');
    }));

  it('shows hostile names as text, under a policy that lets no foreign code in', () =>
    withPanel({}, async (panel) => {
      await rows(panel).first().waitFor();
      expect(await names(panel)).toContain(hostileName);
      expect(await panel.page.locator('img').count()).toBe(0);
      const injected = panel.page.addScriptTag({ content: 'window.hacked = 1' });
      await injected.catch(() => undefined);
      expect(await panel.page.evaluate('window.hacked')).toBeUndefined();
      expect(panel.troubles.splice(0).join()).toContain('Content Security Policy');
    }));

  it('is used by keyboard alone', () =>
    withPanel({}, async (panel) => {
      const { keyboard } = panel.page;
      await rows(panel).first().waitFor();
      await keyboard.press('/');
      await keyboard.type('roundtrip');
      expect(await names(panel)).toEqual(['BenchmarkRoundTrip', 'BenchmarkRoundTripTLS']);
      await keyboard.press('Escape');
      expect(await names(panel)).toHaveLength(13);
      expect(await focusedName(panel)).toBe('BenchmarkRoundTrip');
      await keyboard.press('End');
      expect(await focusedName(panel)).toBe('BenchmarkFsync');
      await keyboard.press('ArrowUp');
      expect(await focusedName(panel)).toBe('BenchmarkColdStart');
      await keyboard.press('Home');
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      expect(await panel.page.getByRole('heading', { level: 1 }).innerText()).toBe('BenchmarkChecksum');
      await keyboard.press('Escape');
      await rows(panel).first().waitFor();
      expect(await focusedName(panel)).toBe('BenchmarkChecksum');
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await expect.poll(() => panel.requests.at(-1)).toEqual({ kind: 'run', benchmark: idOf('BenchmarkChecksum') });
    }));

  it('sorts by its headings and says so', () =>
    withPanel({}, async (panel) => {
      const heading = panel.page.getByRole('columnheader', { name: 'Change' });
      await heading.getByRole('button').click();
      expect(await heading.getAttribute('aria-sort')).toBe('ascending');
      expect((await names(panel))[0]).toBe('BenchmarkEncode/format=msgpack');
      await heading.getByRole('button').click();
      expect(await heading.getAttribute('aria-sort')).toBe('descending');
      expect((await names(panel))[0]).toBe('BenchmarkChecksum');
    }));

  it('filters by verdict, and leads out of a filter that matches nothing', () =>
    withPanel({}, async (panel) => {
      await panel.page.getByRole('button', { name: 'Regressed 3' }).click();
      expect(await names(panel)).toHaveLength(3);
      await panel.page.keyboard.press('/');
      await panel.page.keyboard.type('no such name');
      await panel.page.getByRole('button', { name: 'Clear filter' }).click();
      expect(await names(panel)).toHaveLength(13);
    }));

  it('follows the extension: a run ends, a benchmark goes away', () =>
    withPanel({}, async (panel) => {
      const running = panel.page.getByRole('row', { name: 'BenchmarkRoundTrip github' });
      await expect.poll(() => running.innerText()).toContain('running…');
      const next = sampleStates().slice(1);
      await panel.update(next.map((state) => Object.assign(state, { activity: 'idle' as const })));
      await expect.poll(() => running.innerText()).toContain('of baseline');
      expect(await names(panel)).not.toContain('BenchmarkEncode/format=json');
    }));

  it('stays quick and walkable with ten thousand benchmarks', () =>
    withPanel({ states: manyStates(10_000) }, async (panel) => {
      await rows(panel).first().focus();
      expect(await rows(panel).count()).toBeLessThan(100);
      await panel.page.keyboard.press('End');
      await expect.poll(() => focusedName(panel)).toBe('BenchmarkMany/n=9999');
      expect(await panel.page.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001');
    }));

  it.each([300, 480, 640, 900])('fits into %i px', (widthPx) =>
    withPanel({ widthPx }, async (panel) => {
      await rows(panel).first().waitFor();
      const overflow =
        'document.querySelector(".scroller").scrollWidth - document.querySelector(".scroller").clientWidth';
      expect(await panel.page.evaluate(overflow)).toBe(0);
      expect(await panel.page.evaluate('document.documentElement.scrollWidth')).toBe(widthPx);
    }),
  );
});

describe('states', () => {
  const scanning = { scanning: true, canRun: true };
  const ready = { scanning: false, canRun: true };
  it.each([
    ['while it looks for benchmarks', [], scanning, 'Looking for benchmarks…'],
    ['when there are none', [], ready, 'No benchmarks found'],
    ['in Restricted Mode', sampleStates(), { scanning: false, canRun: false }, 'Restricted Mode'],
  ] as const)('%s', (_, states, status, text) =>
    withPanel({ states, status }, async ({ page }) => {
      await page.getByText(text).waitFor();
      if (!status.canRun) expect(await page.getByRole('button', { name: 'Run benchmark' }).count()).toBe(0);
    }),
  );

  it('a command that fails is said, with advice', () =>
    withPanel({ answer: withoutGo }, async ({ page }) => {
      await page.getByRole('row', { name: 'BenchmarkColdStart' }).hover();
      await page
        .getByRole('row', { name: 'BenchmarkColdStart' })
        .getByRole('button', { name: 'Run benchmark' })
        .click();
      expect(await page.getByRole('alert').innerText()).toContain('Go was not found. Install it.');
      await page.getByRole('button', { name: 'Close message' }).click();
      expect(await page.getByRole('alert').count()).toBe(0);
    }));

  it('speaks the language of the bundle it is given', () =>
    withPanel({ l10n: { Benchmark: 'Messung', Regressed: 'Schlechter' } }, async ({ page }) => {
      await page.getByRole('columnheader', { name: 'Messung' }).waitFor();
      await page.getByRole('button', { name: 'Schlechter 3' }).waitFor();
    }));
});
