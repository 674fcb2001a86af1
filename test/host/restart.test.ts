import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { extensionApi, lensesOf, open, problemsOf, rewrite, until } from './editor.ts';

const file = 'work_test.go';

describe('after a restart of the editor', () => {
  it('results, verdicts and problems come back from history and baselines', async () => {
    await open(file);
    const [, result] = await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.includes('▲') === true);
    assert.match(result ?? '', /▲ .* than baseline$/);
    await until('the problem is back', () => problemsOf(file).length === 1);
    await lensesOf(file, 'func BenchmarkTable', ([, title]) => title?.startsWith('2 cases') === true);
    assert.equal((await extensionApi()).unfinishedRuns(), 0);
  });

  it('an edit on disk makes them outdated, and taking it back makes them current', async () => {
    await rewrite('work.go', (text) => `${text}\n// more\n`);
    await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.endsWith(' · outdated') === true);
    await rewrite('work.go', (text) => text.replace('\n// more\n', ''));
    await lensesOf(file, 'func BenchmarkWork', ([, title]) => title?.endsWith(' · outdated') === false);
  });
});
