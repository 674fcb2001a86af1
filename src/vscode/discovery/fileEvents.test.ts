import { expect, it } from 'vitest';
import { classifyFile, rootNamedBy } from './fileEvents.ts';

it.each([
  ['/w/.redline/config.json', 'config'],
  ['/w/sub/.redline/baselines/linux-x64.json', 'baselines'],
  ['C:\\w\\.redline\\baselines\\windows.json', 'baselines'],
  ['/w/.redline/local/history.db-wal', 'none'],
  ['/w/.redline/local/baselines/x.json', 'none'],
  ['/w/.git/index', 'none'],
  ['/w/node_modules/x/x_test.go', 'none'],
  ['/w/go.mod', 'unit'],
  ['/w/p/p.go', 'source'],
])('%s is %s', (file, expected) => {
  expect(classifyFile(file)).toBe(expected);
});

it.each([
  ['/w/sub/.redline/baselines/linux-x64.json', '/w/sub'],
  ['C:\\w\\.redline\\config.json', 'C:\\w'],
])('%s makes %s a root', (file, expected) => {
  expect(rootNamedBy(file)).toBe(expected);
});
