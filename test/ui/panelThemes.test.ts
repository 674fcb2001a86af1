import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openPanel } from './panelPage.ts';
import { idOf, sampleStates } from './panelSample.ts';
import { editorThemes, type ThemeName } from './panelThemes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What axe-core calls serious or critical, with the places. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

describe.each(Object.keys(editorThemes) as ThemeName[])('theme %s', (theme) => {
  it('everyone can read and reach everything', async () => {
    const panel = await openPanel(browser, { states: sampleStates(), theme });
    await panel.page.locator('tr[data-index]').first().focus();
    expect(await violations(panel.page)).toEqual([]);
    await panel.send({ type: 'show', benchmark: idOf('BenchmarkEncode/format=json') });
    await panel.page.locator('canvas').waitFor();
    expect(await violations(panel.page)).toEqual([]);
    await panel.page.getByRole('button', { name: 'Table', exact: true }).click();
    expect(await violations(panel.page)).toEqual([]);
    expect(panel.troubles).toEqual([]);
    await panel.page.context().close();
  });
});

it('the script of the panel stays small', () => {
  const script = path.resolve(import.meta.dirname, '../../dist/webview/panel.js');
  expect(statSync(script).size).toBeLessThanOrEqual(350_000);
});
