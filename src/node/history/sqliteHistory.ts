import type { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../core/model/problem.ts';
import type { HistoryStore } from '../../core/ports/historyStore.ts';
import { appendRun } from './appendRun.ts';
import { isDamage, isOutside, notAdded, unavailable } from './problems.ts';
import { readLatest, readMetrics, readRun, readRuns, readSeries } from './readRuns.ts';
import { defaultSeriesLimit } from './schema.ts';
import { keepForLater } from './unsavedRuns.ts';

/**
 * The history in an open database. Its methods throw a `UserError` when the machine keeps them from reading or writing; a run that could
 * not be added then waits in `unsaved/`. `replaceBroken` puts a file that turned out to be broken aside and opens a new one.
 */
export function createSqliteHistory(
  file: string,
  opened: DatabaseSync,
  replaceBroken: (error: unknown) => DatabaseSync | undefined,
): HistoryStore {
  let database = opened;

  function attempt<T>(work: (database: DatabaseSync) => T): T {
    try {
      return work(database);
    } catch (error) {
      if (!isDamage(error)) throw error;
      // Closed first: Windows renames no open file.
      database.close();
      database = replaceBroken(error) ?? database;
      return work(database);
    }
  }

  function use<T>(work: (database: DatabaseSync) => T): T {
    try {
      return attempt(work);
    } catch (error) {
      throw isOutside(error) ? new UserError(unavailable(file, error)) : error;
    }
  }

  return {
    append: (run) => {
      try {
        use((current) => appendRun(current, run));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        throw new UserError(notAdded(error.problem, keepForLater(file, run)));
      }
    },
    runs: ({ limit = -1 } = {}) => use((current) => readRuns(current, limit)),
    run: (id) => use((current) => readRun(current, id)),
    latest: (key) => use((current) => readLatest(current, key)),
    series: (benchmark, metricId, { limit = defaultSeriesLimit } = {}) =>
      use((current) => readSeries(current, benchmark, metricId, limit)),
    metrics: (benchmark) => use((current) => readMetrics(current, benchmark)),
    close: () => database.close(),
  };
}
