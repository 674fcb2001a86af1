import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PanelRequest } from '../../src/core/protocol/panelMessages.ts';
import { launchBrowser } from '../support/browser.ts';
import { openPanel, type PanelPage, type PanelPageOptions } from './panelPage.ts';
import { hostileSubject, idOf, sampleHistory, sampleStates } from './panelSample.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const json = idOf('BenchmarkEncode/format=json');
const opened = { version: 1, selected: { benchmark: json } };

async function withTrend(options: Partial<PanelPageOptions>, body: (panel: PanelPage) => Promise<void>): Promise<void> {
  const panel = await openPanel(browser, { states: sampleStates(), keptState: opened, ...options });
  try {
    await body(panel);
    expect(panel.troubles).toEqual([]);
  } finally {
    await panel.page.context().close();
  }
}

/** Narrow spaces read as spaces. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const drawn = ({ page }: PanelPage) => page.evaluate<string>('document.querySelector("canvas").toDataURL()');

describe('trend of a benchmark', () => {
  it('has a table twin with every run of the chart, also while the chart is shown', () =>
    withTrend({}, async ({ page }) => {
      await page.locator('canvas').waitFor();
      const table = page.getByRole('table', { name: 'Time, newest run first' });
      const runs = sampleHistory.series(json, 'time').toReversed();
      const lines = await table.getByRole('row').allTextContents();
      expect(lines).toHaveLength(runs.length + 1);
      for (const [index, run] of runs.entries()) {
        const line = plain(lines[index + 1] ?? '');
        expect(line).toContain(`${run.commit?.slice(0, 7)}${run.dirty ? '*' : ''}`);
        expect(line).toContain(run.subject);
        expect(line).toMatch(/\d µs/);
      }
      expect(plain(lines[1] ?? '')).toContain('+16 %▲16 % slower than baseline');
      expect(lines.filter((line) => line.includes('other machine'))).toHaveLength(1);
      expect(await table.getByText(hostileSubject).count()).toBe(3);
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      expect(await page.locator('canvas').count()).toBe(0);
      expect(await table.getByRole('row').count()).toBe(runs.length + 1);
    }));

  it('is walked run by run with the arrow keys', () =>
    withTrend({}, async ({ page }) => {
      const chart = page.getByRole('slider');
      await chart.focus();
      expect(await chart.getAttribute('aria-valuenow')).toBe('18');
      await page.keyboard.press('ArrowLeft');
      expect(await chart.getAttribute('aria-valuenow')).toBe('17');
      await page.keyboard.press('Home');
      expect(plain((await chart.getAttribute('aria-valuetext')) ?? '')).toMatch(
        /^1.23 µs, 1.22 µs to 1.25 µs, 0 %, 1daa66d,/,
      );
      const details = page.getByRole('region', { name: 'Chosen run' });
      expect(plain(await details.innerText())).toContain('Decode frames without a copy');
    }));

  it('chooses the run under the pointer', () =>
    withTrend({}, async ({ page }) => {
      await page.locator('canvas').waitFor();
      await page.locator('.chart').click({ position: { x: 80, y: 60 } });
      expect(await page.getByRole('slider').getAttribute('aria-valuenow')).toBe('1');
    }));

  it('fetches samples only when they are opened', () =>
    withTrend({}, async ({ page, requests }) => {
      await page.locator('canvas').waitFor();
      expect(requests.map(({ kind }) => kind)).toEqual(['series']);
      await page.getByText('10 samples').click();
      await page.locator('.strip circle').first().waitFor();
      expect(await page.locator('.strip circle').count()).toBe(10);
      expect((await page.locator('.sample-list').innerText()).split(', ')).toHaveLength(10);
    }));

  it('shows another metric, keeps the choice, and restores it', async () => {
    let kept: unknown;
    await withTrend({}, async (panel) => {
      await panel.page.getByRole('button', { name: 'Allocations per operation' }).click();
      await panel.page.getByRole('slider', { name: 'Allocations per operation' }).waitFor();
      await panel.page.getByRole('button', { name: 'By date' }).click();
      kept = await panel.keptState();
    });
    await withTrend({ keptState: kept }, async ({ page, requests }) => {
      await page.getByRole('slider', { name: 'Allocations per operation' }).waitFor();
      expect(requests).toEqual([{ kind: 'series', benchmark: json, metric: 'allocsPerOp' }]);
      expect(await page.getByRole('button', { name: 'By date' }).getAttribute('aria-pressed')).toBe('true');
    });
  });

  it('asks again when a new run came in, and keeps the old picture meanwhile', () =>
    withTrend({}, async (panel) => {
      await panel.page.locator('canvas').waitFor();
      const [first, ...others] = sampleStates();
      if (first?.run === undefined) throw new Error('The first benchmark of the sample has a run.');
      await panel.update([{ ...first, run: { ...first.run, id: 'run-new' } }, ...others]);
      await expect.poll(() => panel.requests.length).toBe(2);
      await panel.page.locator('canvas').waitFor();
    }));

  it('draws the chart anew when the theme changes', () =>
    withTrend({}, async (panel) => {
      await panel.page.locator('canvas').waitFor();
      const dark = await drawn(panel);
      await panel.setTheme('light');
      await expect.poll(() => drawn(panel)).not.toBe(dark);
      await panel.setTheme('dark');
      await expect.poll(() => drawn(panel)).toBe(dark);
    }));

  it('sends its commands', () =>
    withTrend({}, async ({ page, requests }) => {
      for (const name of ['Run benchmark', 'Update baseline', 'codec_test.go:1', 'Copy commit hash']) {
        await page.getByRole('button', { name, exact: true }).click();
      }
      const commit = sampleHistory.series(json, 'time').at(-1)?.commit;
      await expect
        .poll(() => requests.slice(1))
        .toEqual([
          { kind: 'run', benchmark: json },
          { kind: 'recordBaseline', benchmark: json },
          { kind: 'openSource', benchmark: json },
          { kind: 'copyCommit', commit },
        ]);
    }));

  it('is opened and left on the wish of the extension', () =>
    withTrend({}, async ({ page, send }) => {
      await page.locator('canvas').waitFor();
      await send({ type: 'show', benchmark: idOf('BenchmarkChecksum') });
      await page.getByRole('heading', { name: 'BenchmarkChecksum', level: 1 }).waitFor();
      await send({ type: 'show' });
      await page.getByRole('grid').waitFor();
    }));

  it.each([300, 420, 900])('fits into %i px', (widthPx) =>
    withTrend({ widthPx }, async ({ page }) => {
      await page.locator('canvas').waitFor();
      expect(await page.evaluate('document.querySelector("main").scrollWidth')).toBeLessThanOrEqual(widthPx);
    }),
  );
});

describe('instead of a trend', () => {
  it('a failure is said with advice, and can be tried again', async () => {
    let refusals = 1;
    const answer = ({ kind }: PanelRequest) => {
      if (kind !== 'series' || refusals === 0) return undefined;
      refusals -= 1;
      return { ok: false, message: 'The history is locked.', remedy: 'Close the other window.' } as const;
    };
    await withTrend({ answer }, async ({ page }) => {
      await page.getByText('Close the other window.').waitFor();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('canvas').waitFor();
    });
  });

  it('a benchmark without runs says how to get one', () => {
    const keptState = { ...opened, selected: { benchmark: idOf('BenchmarkColdStart') } };
    return withTrend({ keptState }, async ({ page, requests }) => {
      await page.getByRole('heading', { name: 'No runs yet' }).waitFor();
      await page.getByRole('status').getByRole('button', { name: 'Run benchmark' }).click();
      await expect.poll(() => requests.at(-1)?.kind).toBe('run');
    });
  });

  it('a benchmark that is gone says so and leads back', () => {
    const keptState = { ...opened, selected: { benchmark: idOf('BenchmarkDeleted') } };
    return withTrend({ keptState }, async ({ page }) => {
      await page.getByText('no longer in the workspace').waitFor();
      await page.getByRole('button', { name: 'All benchmarks' }).click();
      await page.getByRole('grid').waitFor();
    });
  });
});
