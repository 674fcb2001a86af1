import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Run } from '../../core/model/run.ts';
import type { Logger } from '../../core/ports/services.ts';
import { isMissing } from '../errorCode.ts';
import { sqliteCode, sqliteCodes } from '../sqlite.ts';

/** Beside the database: runs that it could not take, one file each, until it can. */
const folderOf = (database: string): string => path.join(path.dirname(database), 'unsaved');

/** JSON has no NaN and no infinities; samples may hold them, as text they survive. */
const write = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
const read = (key: string, value: unknown): unknown =>
  (key === 'samples' || key === 'iterations') && Array.isArray(value) ? value.map(Number) : value;

/** Keeps a run until the database can take it, and returns where. `undefined` when even that is not possible. */
export function keepForLater(database: string, run: Run): string | undefined {
  const file = path.join(folderOf(database), `${run.id}.json`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.tmp`, JSON.stringify({ version: 1, run }, write), { flush: true });
    renameSync(`${file}.tmp`, file);
    return file;
  } catch {
    return undefined;
  }
}

/** Adds what was kept. A run that another process has just added is only removed here; what cannot be read stays where it is. */
export function addKeptRuns(database: string, append: (run: Run) => void, log: Logger): void {
  for (const name of keptFiles(database)) {
    const file = path.join(folderOf(database), name);
    try {
      const { version, run } = JSON.parse(readFileSync(file, 'utf8'), read) as { version: unknown; run: Run };
      if (version !== 1) throw new Error(`unknown version ${String(version)}`);
      append(run);
    } catch (error) {
      if (sqliteCode(error) !== sqliteCodes.constraint) {
        log.error(`The run kept in ${file} could not be added to the history`, error);
        continue;
      }
    }
    rmSync(file, { force: true });
  }
}

function keptFiles(database: string): readonly string[] {
  try {
    return readdirSync(folderOf(database)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
