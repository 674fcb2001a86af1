import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeFileSystem } from '../../node/fileSystem.ts';
import { findRoot } from './findRoot.ts';

let base = '';
beforeAll(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'redline-root-')));
  for (const folder of ['repo/.git', 'repo/mono/.redline', 'repo/mono/a/b', 'repo/other/c', 'plain/d', 'worktree/e']) {
    mkdirSync(path.join(base, folder), { recursive: true });
  }
  writeFileSync(path.join(base, 'worktree/.git'), 'gitdir: elsewhere');
  writeFileSync(path.join(base, 'plain/d/.redline'), 'a file, not a folder');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

it.each([
  ['the folder itself', 'repo/mono', undefined, 'repo/mono'],
  ['the nearest folder above with .redline', 'repo/mono/a/b', undefined, 'repo/mono'],
  ['that one, also in an editor', 'repo/mono/a/b', 'repo/mono/a', 'repo/mono'],
  ['the git work tree', 'repo/other/c', undefined, 'repo'],
  ['the workspace folder in an editor', 'repo/other/c', 'repo/other', 'repo/other'],
  ['a linked work tree', 'worktree/e', undefined, 'worktree'],
  ['the start where there is neither', 'plain/d', undefined, 'plain/d'],
])('finds %s', async (_what, start, workspaceFolder, expected) => {
  const at = (folder: string) => path.join(base, folder);
  const found = await findRoot(at(start), nodeFileSystem, workspaceFolder && at(workspaceFolder));
  expect(path.relative(base, found)).toBe(path.normalize(expected));
});
