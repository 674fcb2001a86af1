import path from 'node:path';
import { expect, test } from 'vitest';
import { needsReading } from './changes.ts';

const reads = (changed: readonly string[] | undefined, folder: string): boolean =>
  needsReading(
    changed,
    (file) => path.posix.dirname(file),
    (file) => file.endsWith('_test.go'),
  )(folder);

test.each<[changed: readonly string[] | undefined, folder: string, expected: boolean]>([
  [undefined, '/w/a', true],
  [[], '/w', false],
  [['/w/a/x_test.go'], '/w/a', true],
  [['/w/a/x_test.go'], '/w', true],
  [['/w/a/x_test.go'], '/w/a/b', false],
  [['/w/a/x_test.go'], '/w/ab', false],
  [['/w/a/go.mod'], '/w/a/b/c', true],
  [['/w/a/go.mod'], '/w/ab', false],
  [['/w/a/gone'], '/w/a/gone', true],
  [Array.from({ length: 2000 }, (_, index) => `/w/a/${index}_test.go`), '/w/b', true],
])('%# %s in %s', (changed, folder, expected) => {
  expect(reads(changed, folder)).toBe(expected);
});
