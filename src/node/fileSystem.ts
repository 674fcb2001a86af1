import { hash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileStat, FileSystem } from '../core/ports/fileSystem.ts';
import { isMissing } from './errorCode.ts';
import { writeAtomic } from './writeAtomic.ts';

async function unlessMissing<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

async function fileStat(file: string): Promise<FileStat> {
  const found = await stat(file);
  const kind = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
  return { kind, sizeBytes: found.size, modifiedMs: found.mtimeMs };
}

/** The real file system. A byte order mark is not part of a text; bytes that are not UTF-8 become U+FFFD. */
export const nodeFileSystem: FileSystem = {
  readText: async (file) => new TextDecoder().decode(await readFile(file)),
  stat: (file) => unlessMissing<FileStat | undefined>(fileStat(file), undefined),
  list: async (folder) => (await unlessMissing(readdir(folder), [])).sort(),
  writeAtomic,
  join: (...parts) => path.resolve(...parts),
  dirname: (file) => path.dirname(file),
  relative: (from, to) => path.relative(from, to).replaceAll(path.sep, '/'),
  hash: (text) => hash('sha256', text),
};
