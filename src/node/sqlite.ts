import type * as sqlite from 'node:sqlite';

type Sqlite = typeof sqlite;

let loaded: Sqlite | undefined;

/**
 * Node's own SQLite, loaded on first need; `undefined` in hosts built without it (some builds of Electron 37, electron#47706).
 * Loading it prints a warning that it is experimental, in the middle of the command line's output: loading is synchronous, so
 * silencing `emitWarning` meanwhile hides that one warning and no other.
 */
export function loadSqlite(): Sqlite | undefined {
  if (loaded !== undefined) return loaded;
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    // Undefined, against its type, for a module the host lacks.
    loaded = process.getBuiltinModule('node:sqlite') as Sqlite | undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
  return loaded;
}

/** SQLite's primary result code of an error it threw, else `undefined`. https://sqlite.org/rescode.html */
export function sqliteCode(error: unknown): number | undefined {
  const { errcode } = error as { readonly errcode?: unknown };
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}

/** The primary result codes we act on. */
export const sqliteCodes = { busy: 5, locked: 6, corrupt: 11, full: 13, constraint: 19, notADatabase: 26 };
