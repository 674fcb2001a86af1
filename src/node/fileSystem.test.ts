import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from './fileSystem.ts';

const windows = process.platform === 'win32';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'redline files é '));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('reading', () => {
  test('text comes without its byte order mark', async () => {
    const file = path.join(folder, 'a.txt');
    await writeFile(file, '\uFEFFpackage é');
    expect(await nodeFileSystem.readText(file)).toBe('package é');
  });

  test('a missing file has a code', async () => {
    await expect(nodeFileSystem.readText(path.join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each([['none'], ['file/below']])('nothing at %s: no stat, no names', async (name) => {
    await writeFile(path.join(folder, 'file'), '');
    expect(await nodeFileSystem.stat(path.join(folder, name))).toBeUndefined();
    expect(await nodeFileSystem.list(path.join(folder, name))).toEqual([]);
  });

  test('stat and sorted names', async () => {
    await mkdir(path.join(folder, 'b'));
    await writeFile(path.join(folder, 'a'), 'four');
    expect(await nodeFileSystem.stat(path.join(folder, 'a'))).toMatchObject({ kind: 'file', sizeBytes: 4 });
    expect(await nodeFileSystem.stat(path.join(folder, 'b'))).toMatchObject({ kind: 'directory' });
    expect(await nodeFileSystem.list(folder)).toEqual(['a', 'b']);
  });

  test('relative paths have slashes', () => {
    expect(nodeFileSystem.relative(folder, nodeFileSystem.join(folder, 'a', 'b'))).toBe('a/b');
  });
});

describe('writing all or nothing', () => {
  test('creates the folders above and leaves only the file', async () => {
    const file = path.join(folder, 'x', 'y.txt');
    await nodeFileSystem.writeAtomic(file, 'one');
    await nodeFileSystem.writeAtomic(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(path.dirname(file))).toEqual(['y.txt']);
  });

  test('temporary files of a .redline file pass through its local folder, and abandoned ones go', async () => {
    const local = path.join(folder, '.redline', 'local');
    const abandoned = path.join(local, '.redline-00000000-0000-0000-0000-000000000000.tmp');
    await mkdir(local, { recursive: true });
    await writeFile(abandoned, 'half');
    await utimes(abandoned, 0, 0);
    await nodeFileSystem.writeAtomic(path.join(folder, '.redline', 'baselines', 'a.json'), '{}');
    expect(await readdir(local)).toEqual([]);
    expect(await readdir(path.join(folder, '.redline', 'baselines'))).toEqual(['a.json']);
  });

  test('writes beside the target when the local folder cannot be used', async () => {
    await mkdir(path.join(folder, '.redline'));
    await writeFile(path.join(folder, '.redline', 'local'), 'a file');
    const file = path.join(folder, '.redline', 'config.json');
    await nodeFileSystem.writeAtomic(file, '{}');
    expect(await readFile(file, 'utf8')).toBe('{}');
    expect(await readdir(path.join(folder, '.redline'))).toEqual(['config.json', 'local']);
  });

  test('a failure leaves the target and no temporary file', async () => {
    const target = path.join(folder, 'target');
    await mkdir(path.join(target, 'full'), { recursive: true });
    await expect(nodeFileSystem.writeAtomic(target, 'text')).rejects.toMatchObject({
      code: expect.stringMatching(/^E/),
    });
    expect(await readdir(folder)).toEqual(['target']);
    expect(await readdir(target)).toEqual(['full']);
  });

  test.skipIf(windows)('writes through a link and keeps permissions', async () => {
    const real = path.join(folder, 'real.txt');
    const link = path.join(folder, 'link.txt');
    await writeFile(real, 'old');
    await chmod(real, 0o640);
    await symlink('real.txt', link);
    await nodeFileSystem.writeAtomic(link, 'new');
    expect(await readlink(link)).toBe('real.txt');
    expect(await readFile(real, 'utf8')).toBe('new');
    expect((await stat(real)).mode & 0o777).toBe(0o640);
  });

  test.skipIf(windows || process.getuid?.() === 0)('a write-protected file is not replaced', async () => {
    const file = path.join(folder, 'locked.txt');
    await writeFile(file, 'old', { mode: 0o444 });
    await expect(nodeFileSystem.writeAtomic(file, 'new')).rejects.toMatchObject({ code: 'EACCES' });
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  test('many writers at once: one of the texts, whole', async () => {
    const file = path.join(folder, 'a.json');
    const texts = Array.from({ length: 30 }, (_, index) => String(index).repeat(5000));
    await Promise.all(texts.map((text) => nodeFileSystem.writeAtomic(file, text)));
    expect(texts).toContain(await readFile(file, 'utf8'));
    expect(await readdir(folder)).toEqual(['a.json']);
  });
});
