import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { loadSqlite } from '../sqlite.ts';
import { schemaVersion, tables } from './schema.ts';

/** A database cannot be used as it is, for a reason that SQLite does not know. */
export class UnusableDatabase extends Error {
  readonly reason: 'no-sqlite' | 'newer';
  constructor(reason: 'no-sqlite' | 'newer') {
    super(reason);
    this.reason = reason;
  }
}

/**
 * How long to wait for another writer. Waiting blocks this thread, and writers hold the lock for milliseconds: who still waits after
 * this has met a process that is stuck.
 */
const busyTimeoutMs = 5000;

/**
 * Opens the history for reading and writing, creating folder and tables where there are none.
 * WAL lets others read while one writes. `synchronous = FULL` flushes each commit: with NORMAL a killed process loses nothing either,
 * but a power cut could take back runs already shown as recorded; it is one flush per run, so it costs nothing that is felt.
 * @throws UnusableDatabase or SQLite's error; a newer database is not changed.
 */
export function openDatabase(file: string): DatabaseSync {
  const sqlite = loadSqlite();
  if (sqlite === undefined) throw new UnusableDatabase('no-sqlite');
  mkdirSync(path.dirname(file), { recursive: true });
  const database = new sqlite.DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    refuseNewer(database);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    // Asks for the right to write at once: a locked or read-only file shows here and not when a run is to be kept.
    transaction(database, () => {
      refuseNewer(database);
      if (versionOf(database) === 0) database.exec(tables);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function refuseNewer(database: DatabaseSync): void {
  if (versionOf(database) > schemaVersion) throw new UnusableDatabase('newer');
}

/** All or nothing. `IMMEDIATE` takes the write lock first, so that waiting for it cannot end in a deadlock of two readers. */
export function transaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
