/** The product's story on `examples/`, step by step: what the UI tests check and the pictures show. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { lensAbove, quickInput } from './browser.ts';

/** The line of the benchmark that the story is about. */
export const storyLine = 'func BenchmarkMake(';
export const storyFile = 'go/slug/slug_test.go';

/** Clicks the run lens and waits until the lens shows a result that matches. */
export async function runBenchmark(page: Page, result: RegExp | string): Promise<void> {
  await (await lensAbove(page, storyLine, 'Run benchmark')).click();
  await lensAbove(page, storyLine, 'Stop');
  await lensAbove(page, storyLine, 'Run benchmark');
  await lensAbove(page, storyLine, result);
}

/** Clicks the record lens, says why, and waits until the result is compared. */
export async function recordBaseline(page: Page, reason: string): Promise<void> {
  await (await lensAbove(page, storyLine, 'Record baseline')).click();
  await quickInput(page).fill(reason);
  await quickInput(page).press('Enter');
  await lensAbove(page, storyLine, 'this is the baseline');
}

/** Makes the measured code slower, in the way that the comment in it suggests: more time and more allocations. */
export async function slowDown(workspace: string): Promise<void> {
  const file = path.join(workspace, 'go/slug/slug.go');
  const source = await readFile(file, 'utf8');
  const slower = source.replace('out.WriteRune(unicode.ToLower(r))', 'out.WriteString(strings.ToLower(string(r)))');
  if (slower === source) throw new Error(`${file} is not what the story expects`);
  await writeFile(file, slower);
}
