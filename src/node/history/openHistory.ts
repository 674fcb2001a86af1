import { existsSync, renameSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Problem, UserError } from '../../core/model/problem.ts';
import type { HistoryStore } from '../../core/ports/historyStore.ts';
import type { Logger } from '../../core/ports/services.ts';
import { appendRun } from './appendRun.ts';
import { createMemoryHistory } from './memoryHistory.ts';
import { openDatabase } from './openDatabase.ts';
import { isDamage, isOutside, notAdded, replaced, unavailable } from './problems.ts';
import { createSqliteHistory } from './sqliteHistory.ts';
import { addKeptRuns, keepForLater } from './unsavedRuns.ts';

interface OpenedHistory {
  readonly store: HistoryStore;
  problem?: Problem;
}

/**
 * Opens the history of a root, `.redline/local/history.db`. A broken file is kept aside and a new one started, now or when it shows.
 * A file that cannot be used (locked, read-only, newer, no SQLite in this host) is left untouched: the history then lasts as long as
 * this process, and its runs wait in `unsaved/` beside the file for the next time it can be opened: adding one says so by a
 * `UserError`. Either way `problem` tells what is wrong.
 */
export function openHistory(file: string, log: Logger): OpenedHistory {
  let identityOfOpen = identity(file);
  let problem: Problem | undefined;

  function open(): DatabaseSync {
    const database = openDatabase(file);
    identityOfOpen = identity(file);
    return database;
  }

  function replaceBroken(error: unknown): DatabaseSync | undefined {
    if (!isDamage(error)) return undefined;
    // Another process may just have replaced it: what stands there now is a new one.
    if (identity(file) === identityOfOpen) {
      problem = replaced(file, setAside(file));
      log.error(`${problem.message} ${problem.remedy}`, error);
    }
    return open();
  }

  try {
    const database = openOr(open, replaceBroken);
    addKeptRuns(file, (run) => appendRun(database, run), log);
    const opened: OpenedHistory = {
      store: createSqliteHistory(file, database, (error) => {
        const fresh = replaceBroken(error);
        if (problem !== undefined) opened.problem = problem;
        return fresh;
      }),
    };
    if (problem !== undefined) opened.problem = problem;
    return opened;
  } catch (error) {
    if (!isOutside(error)) throw error;
    log.error(`The history ${file} cannot be used`, error);
    const unusable = unavailable(file, error);
    return { store: memoryHistoryKeeping(file, unusable), problem: unusable };
  }
}

function openOr(open: () => DatabaseSync, replaceBroken: (error: unknown) => DatabaseSync | undefined): DatabaseSync {
  try {
    return open();
  } catch (error) {
    const fresh = replaceBroken(error);
    if (fresh === undefined) throw error;
    return fresh;
  }
}

function memoryHistoryKeeping(file: string, problem: Problem): HistoryStore {
  const memory = createMemoryHistory();
  return {
    ...memory,
    append: (run) => {
      memory.append(run);
      throw new UserError(notAdded(problem, keepForLater(file, run)));
    },
  };
}

/** Tells two files apart that stood at the same path one after the other. */
const identity = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.ino;

/** Renames a broken database with its side files, and returns its new path. @throws Error with `code` when it cannot. */
function setAside(file: string): string {
  const time = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const keptAs = file.replace(/(\.db)?$/, `.broken-${time}.db`);
  renameSync(file, keptAs);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, keptAs + suffix);
  }
  return keptAs;
}
