import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createGit } from './git.ts';

const warnings: string[] = [];
const log = { info: () => undefined, warn: (message: string) => warnings.push(message), error: () => undefined };
const git = createGit(log);
let folder = '';

const run = (...argv: readonly string[]) => execFileSync('git', argv, { cwd: folder, encoding: 'utf8' }).trim();

function commitFile(name: string, subject: string): string {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), subject);
  run('add', '-A');
  run('commit', '-q', '-m', subject);
  return run('rev-parse', 'HEAD');
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'redline git ü-')));
  run('init', '-q', '-b', 'main');
  run('config', 'user.name', 'Ada Lövelace');
  run('config', 'user.email', 'ada@example.org');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  warnings.length = 0;
});

it('tells commit, branch, author, subject and date', async () => {
  const hash = commitFile('a b.go', 'Faster "decode" – 30 %');
  const committedAt = run('log', '-1', '--format=%cI');
  const author = 'Ada Lövelace <ada@example.org>';
  const expected = { hash, branch: 'main', dirty: false, author, committedAt, subject: 'Faster "decode" – 30 %' };
  expect(await git.state(folder)).toEqual(expected);
  expect(await git.author(folder)).toBe(author);
});

it('is dirty when a tracked file changed, staged or not; not for untracked files or recorded baselines', async () => {
  commitFile('sub/a.go', 'one');
  commitFile('mod/.redline/baselines/x.json', 'two');
  writeFileSync(path.join(folder, 'untracked.go'), '');
  writeFileSync(path.join(folder, 'mod/.redline/baselines/x.json'), 'changed');
  expect((await git.state(path.join(folder, 'mod')))?.dirty).toBe(false);
  writeFileSync(path.join(folder, 'sub/a.go'), 'changed');
  expect((await git.state(path.join(folder, 'mod')))?.dirty).toBe(true);
  run('add', 'sub/a.go');
  expect((await git.state(folder))?.dirty).toBe(true);
});

it('has no branch on a detached head', async () => {
  const hash = commitFile('a.go', 'one');
  run('checkout', '-q', '--detach');
  expect(await git.state(folder)).not.toHaveProperty('branch');
  expect(await git.state(folder)).toMatchObject({ hash, dirty: false });
});

it('says nothing before the first commit or outside a repository, and that is not worth a warning', async () => {
  expect(await git.state(folder)).toBeUndefined();
  rmSync(path.join(folder, '.git'), { recursive: true });
  expect(await git.state(folder)).toBeUndefined();
  expect(warnings).toEqual([]);
});

it('warns once when there is no git', async () => {
  vi.stubEnv('PATH', folder);
  expect(await git.state(folder)).toBeUndefined();
  expect(await git.author(folder)).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining('ENOENT')]);
});

it('knows no author where git would refuse to commit', async () => {
  run('config', '--unset', 'user.name');
  run('config', '--unset', 'user.email');
  run('config', 'user.useConfigOnly', 'true');
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
  expect(await git.author(folder)).toBeUndefined();
});

it.runIf(process.getuid?.() === 0)('passes on what git says about a repository of someone else', async () => {
  commitFile('a.go', 'one');
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
  vi.stubEnv('SUDO_UID', undefined);
  chownSync(folder, 12_345, 12_345);
  chownSync(path.join(folder, '.git'), 12_345, 12_345);
  expect(await git.state(folder)).toBeUndefined();
  expect(warnings).toEqual([expect.stringContaining('dubious ownership')]);
});

it('starts no program that the repository names', async () => {
  commitFile('a.go', 'one');
  const mark = path.join(folder, 'started');
  run('config', 'core.fsmonitor', `touch ${mark}; false`);
  expect((await git.state(folder))?.dirty).toBe(false);
  expect(() => realpathSync(mark)).toThrow('ENOENT');
});
