import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeFileSystem } from '../../../node/fileSystem.ts';
import { modulePath, workspaceFolders } from './moduleFiles.ts';
import { locateUnit, unitSources } from './units.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'redline units é ')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text = 'package x\n'): string {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

const locate = async (file: string): Promise<string> => {
  const found = await locateUnit(write(file), root, nodeFileSystem);
  return 'code' in found ? `${found.severity}: ${found.message} ${found.remedy ?? ''}`.replaceAll(root, '') : found.id;
};

describe('module files', () => {
  test.each([
    ['module example.com/x', 'example.com/x'],
    ['// a comment\nmodule example.com/x // another\n\ngo 1.22\n', 'example.com/x'],
    ['module "example.com/x"\r\n', 'example.com/x'],
    ['module `example.com/x`', 'example.com/x'],
    ['module (\n\texample.com/x\n)', 'example.com/x'],
    ['require example.com/y v1.0.0\nmodule example.com/x//v2 comment', 'example.com/x'],
    ['go 1.22\nmodules example.com/x', undefined],
    ['', undefined],
  ])('%j', (text, expected) => {
    expect(modulePath(text)).toBe(expected);
  });

  test('go.work', () => {
    const text = 'go 1.22\nuse ./a // first\nuse (\n\t./b\n\t"./c d"\n)\nreplace x => ./y\n';
    expect(workspaceFolders(text)).toEqual(['./a', './b', './c d']);
  });
});

describe('locateUnit', () => {
  test('import paths in a module, in nested ones, and where Go does not look', async () => {
    write('one/go.mod', 'module example.com/one\n');
    write('one/nested/go.mod', 'module example.com/nested\n');
    expect(await locate('one/x_test.go')).toBe('example.com/one');
    expect(await locate('one/a/b c/x_test.go')).toBe('example.com/one/a/b c');
    expect(await locate('one/nested/a/x_test.go')).toBe('example.com/nested/a');
    expect(await locate('one/vendor/a/x_test.go')).toContain('below “vendor”');
    expect(await locate('one/a/testdata/x_test.go')).toContain('info: ');
    expect(await locate('one/_old/x_test.go')).toContain('below “_old”');
    expect(await locate('one/.cache/x_test.go')).toContain('below “.cache”');
  });

  test('without a module the problem says what to do', async () => {
    expect(await locate('none/x_test.go')).toMatch(
      /^warning: \/none\/x_test.go is not inside a Go module\. Run “go mod init/,
    );
    write('empty/go.mod', '');
    expect(await locate('empty/x_test.go')).toContain('names no module');
  });

  test('with go.work only modules it lists', async () => {
    write('work/go.work', 'go 1.22\nuse ./in\n');
    write('work/in/go.mod', 'module example.com/in\n');
    write('work/out/go.mod', 'module example.com/out\n');
    expect(await locate('work/in/x_test.go')).toBe('example.com/in');
    expect(await locate('work/out/x_test.go')).toContain('Run “go work use out” in /work');
  });
});

test('sources are the Go files of the folder alone, go.mod and go.sum', async () => {
  write('src/go.mod', 'module example.com/src\n');
  write('src/a/a.go');
  write('src/a/a_test.go');
  write('src/a/readme.txt');
  write('src/a/below/b.go');
  const unit = await locateUnit(path.join(root, 'src/a/a_test.go'), root, nodeFileSystem);
  if ('code' in unit) throw new Error(unit.message);
  const sources = async (): Promise<string[]> =>
    (await unitSources(unit, nodeFileSystem)).map((file) => path.relative(root, file));
  expect(await sources()).toEqual(['src/a/a.go', 'src/a/a_test.go', 'src/go.mod']);
  write('src/go.sum', '');
  expect(await sources()).toEqual(['src/a/a.go', 'src/a/a_test.go', 'src/go.mod', 'src/go.sum']);
});
