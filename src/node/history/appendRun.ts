import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { environmentKey } from '../../core/model/environment.ts';
import type { BenchmarkResult, Measurement } from '../../core/model/measurement.ts';
import type { Run } from '../../core/model/run.ts';
import { toBlob } from './numbers.ts';
import { transaction } from './openDatabase.ts';

const insertRun = `INSERT INTO run (id, started_at, environment_key, commit_hash, branch, dirty, subject, summary)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
/** A no-op update, so that RETURNING gives the id of a row that is there already. */
const internBenchmark = 'INSERT INTO benchmark (key) VALUES (?) ON CONFLICT DO UPDATE SET key = key RETURNING id';
const internMetric = `INSERT INTO metric (key, unit, direction, class) VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET key = key RETURNING id`;
const insertResult = `INSERT INTO result (run, benchmark, environment_key, started_at, name, outcome, message)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;
const insertMeasurement =
  'INSERT INTO measurement (result, position, metric, samples, iterations) VALUES (?, ?, ?, ?, ?)';

/** Adds a run with all its samples in one transaction. @throws SQLite's error; the database is then as it was. */
export function appendRun(database: DatabaseSync, run: Run): void {
  const { results, ...summary } = run;
  const { id, startedAt, environment, commit } = summary;
  const key = environmentKey(environment);
  transaction(database, () => {
    const dirty = commit === undefined ? null : Number(commit.dirty);
    const commitFacts = [commit?.hash ?? null, commit?.branch ?? null, dirty, commit?.subject ?? null];
    database.prepare(insertRun).run(id, startedAt, key, ...commitFacts, JSON.stringify(summary));
    const statements = {
      benchmark: database.prepare(internBenchmark),
      metric: database.prepare(internMetric),
      result: database.prepare(insertResult),
      measurement: database.prepare(insertMeasurement),
    };
    for (const result of results) addResult(statements, summary, key, result);
  });
}

interface Statements {
  readonly benchmark: StatementSync;
  readonly metric: StatementSync;
  readonly result: StatementSync;
  readonly measurement: StatementSync;
}

function addResult(
  statements: Statements,
  { id: run, startedAt }: Pick<Run, 'id' | 'startedAt'>,
  environment: string,
  { id, name, outcome, message, measurements }: BenchmarkResult,
): void {
  const benchmark = Number(statements.benchmark.get(id)?.['id']);
  const { lastInsertRowid } = statements.result.run(
    run,
    benchmark,
    environment,
    startedAt,
    name,
    outcome,
    message ?? null,
  );
  for (const [position, measurement] of measurements.entries()) {
    addMeasurement(statements, Number(lastInsertRowid), position, measurement);
  }
}

function addMeasurement(
  statements: Statements,
  result: number,
  position: number,
  { metric, samples, iterations }: Measurement,
): void {
  const metricId = Number(statements.metric.get(metric.id, metric.unit, metric.direction, metric.class)?.['id']);
  const counts = iterations === undefined ? null : toBlob(iterations);
  statements.measurement.run(result, position, metricId, toBlob(samples), counts);
}
