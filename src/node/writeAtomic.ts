import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, isMissing } from './errorCode.ts';

/** A temporary file this old was left by a process that died while writing. */
const abandonedAfterMs = 3_600_000;
const temporaryName = /^\.redline-[0-9a-f-]{36}\.tmp$/;
/** Another folder may still do when the first one refuses with one of these; a full disk is not among them. */
const folderRefused = new Set(['EXDEV', 'EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR']);

/**
 * Replaces a file all or nothing: temporary file, flush, rename. Folders above are created, the permissions of a
 * file that is replaced stay, a link is written through. On any error the target is as it was and no temporary file remains.
 * @throws Error with `code`: `ENOSPC` full disk, `EROFS`/`EACCES` not writable (a write-protected file counts), …
 */
export async function writeAtomic(file: string, text: string): Promise<void> {
  const target = await linkTarget(file);
  const mode = await existingMode(target);
  await mkdir(path.dirname(target), { recursive: true });
  const [preferred, beside] = temporaryFolders(target);
  try {
    await writeVia(preferred, target, text, mode);
  } catch (error) {
    if (preferred === beside || !folderRefused.has(errorCode(error))) throw error;
    await writeVia(beside, target, text, mode);
  }
}

/** Below `.redline`, what a crash leaves behind must not show up in the repository: `local` is ignored by git. */
function temporaryFolders(target: string): readonly [preferred: string, beside: string] {
  const beside = path.dirname(target);
  const parts = beside.split(path.sep);
  const index = parts.lastIndexOf('.redline');
  return [index === -1 ? beside : [...parts.slice(0, index + 1), 'local'].join(path.sep), beside];
}

async function writeVia(folder: string, target: string, text: string, mode: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const temporary = path.join(folder, `.redline-${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameWithPatience(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await flushFolder(path.dirname(target));
}

/** The place a link leads to, so that the link itself stays. */
async function linkTarget(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (isMissing(error)) return file;
    throw error;
  }
}

/** Renaming replaces a write-protected file without asking, so it is asked here. */
async function existingMode(target: string): Promise<number> {
  try {
    await access(target, constants.W_OK);
    return (await stat(target)).mode;
  } catch (error) {
    if (isMissing(error)) return 0o666;
    throw error;
  }
}

/** On Windows a virus scanner or indexer may hold the target for a moment. */
async function renameWithPatience(from: string, to: string): Promise<void> {
  for (let waitMs = 10; ; waitMs *= 2) {
    try {
      return await rename(from, to);
    } catch (error) {
      const held = ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error));
      if (process.platform !== 'win32' || !held || waitMs > 1000) throw error;
      await sleep(waitMs);
    }
  }
}

/** Makes the rename itself durable where the platform can (Windows cannot open folders). */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!temporaryName.test(name)) continue;
    const temporary = path.join(folder, name);
    const found = await stat(temporary).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(temporary, { force: true });
  }
}
