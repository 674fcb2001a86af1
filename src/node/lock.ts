import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LockService, Logger } from '../core/ports/services.ts';
import { createMutex } from './mutex.ts';
import { loadSqlite, sqliteCode, sqliteCodes } from './sqlite.ts';

export interface LockOptions {
  /** Folder of the machine-wide lock; for tests that must not wait for each other. */
  readonly machineFolder?: string;
}

/**
 * Locks that the operating system releases when the holder dies, however it dies: an exclusive transaction on an empty SQLite file
 * holds byte-range locks (fcntl, LockFileEx). Callers in this process queue in order; other processes poll. Where the host has no
 * SQLite, only this process is excluded, and the log says so.
 */
export function createLockService(log: Logger, options: LockOptions = {}): LockService {
  const mutex = createMutex();
  let warned = false;

  async function holdFile(lockPath: string, waiting: () => void, signal: AbortSignal | undefined): Promise<Disposable> {
    const sqlite = loadSqlite();
    if (sqlite === undefined) {
      if (!warned) log.warn('This host has no SQLite: other windows and command lines are not locked out.');
      warned = true;
      return { [Symbol.dispose]: () => undefined };
    }
    mkdirSync(path.dirname(lockPath), { recursive: true });
    const database = new sqlite.DatabaseSync(lockPath, { timeout: 0 });
    try {
      for (let waitMs = 5; ; waitMs = Math.min(waitMs * 2, 250)) {
        try {
          // Nothing is ever written, so there is nothing to roll back: without a journal the lock works on a full disk too.
          database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
          return { [Symbol.dispose]: () => database.close() };
        } catch (error) {
          if (sqliteCode(error) !== sqliteCodes.busy) throw error;
        }
        waiting();
        // Jitter, so that those who wait do not ask in step.
        await sleep(waitMs * (0.5 + Math.random()), undefined, signal === undefined ? {} : { signal });
      }
    } catch (error) {
      database.close();
      throw error;
    }
  }

  return {
    get machineRunLock() {
      return path.join(options.machineFolder ?? userFolder(log), 'run.lock');
    },
    withLock: async (lockPath, work, { signal, onWait } = {}) => {
      let told = false;
      const waiting = () => {
        if (!told) onWait?.();
        told = true;
      };
      using _turn = await mutex.enter(path.resolve(lockPath), waiting, signal);
      using _file = await holdFile(lockPath, waiting, signal);
      return await work();
    },
  };
}

/**
 * A folder of this user alone that all its processes on this machine agree on. `/tmp` and not `TMPDIR`, which shells and sandboxes
 * change; not the home folder, which machines may share.
 */
function userFolder(log: Logger): string {
  const base = process.platform === 'win32' ? tmpdir() : '/tmp';
  const user = process.getuid?.() ?? userInfo().username;
  const folder = path.join(base, `redline-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  if (process.getuid !== undefined && uid !== process.getuid()) {
    log.warn(`${folder} belongs to someone else: runs of other windows are not waited for.`);
    return path.join(tmpdir(), `redline-${user}-${process.pid}`);
  }
  return folder;
}
