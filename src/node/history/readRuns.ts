import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { BenchmarkId } from '../../core/model/benchmark.ts';
import type { BenchmarkResult, Measurement, Metric } from '../../core/model/measurement.ts';
import type { Run } from '../../core/model/run.ts';
import type { LatestResult, RunSummary, SeriesPoint } from '../../core/ports/historyStore.ts';
import { fromBlob } from './numbers.ts';

/** Rows as the statements below select them. */
interface ResultRow {
  readonly id: number;
  readonly benchmark: BenchmarkId;
  readonly run: string;
  readonly name: string;
  readonly outcome: BenchmarkResult['outcome'];
  readonly message: string | null;
}
interface MeasurementRow extends Omit<Metric, 'id'> {
  readonly key: string;
  readonly samples: Uint8Array;
  readonly iterations: Uint8Array | null;
}
interface SeriesRow {
  readonly id: string;
  readonly started_at: string;
  readonly environment_key: string;
  readonly commit_hash: string | null;
  readonly branch: string | null;
  readonly dirty: number | null;
  readonly subject: string | null;
  readonly samples: Uint8Array;
}

const resultColumns = 'result.id, benchmark.key AS benchmark, result.run, name, outcome, message';
const summaryOfRun = 'SELECT summary FROM run WHERE id = ?';
const resultsOfRun = `SELECT ${resultColumns} FROM result JOIN benchmark ON benchmark.id = result.benchmark
  WHERE result.run = ? ORDER BY result.id`;
/** One index look-up per benchmark, however long the history. */
const latestResults = `SELECT ${resultColumns} FROM benchmark JOIN result ON result.id = (
    SELECT id FROM result WHERE benchmark = benchmark.id AND environment_key = ? ORDER BY started_at DESC, id DESC LIMIT 1
  )`;
const measurementsOfResult = `SELECT key, unit, direction, class, samples, iterations
  FROM measurement JOIN metric ON metric.id = measurement.metric WHERE result = ? ORDER BY position`;
const seriesOfMetric = `SELECT run.id, run.started_at, run.environment_key, commit_hash, branch, dirty, subject, samples
  FROM result
  JOIN measurement ON measurement.result = result.id
  JOIN metric ON metric.id = measurement.metric
  JOIN run ON run.id = result.run
  WHERE result.benchmark = (SELECT id FROM benchmark WHERE key = ?) AND metric.key = ?
  ORDER BY result.started_at DESC, result.id DESC LIMIT ?`;
const metricsOfBenchmark = `SELECT metric.key FROM result
  JOIN measurement ON measurement.result = result.id
  JOIN metric ON metric.id = measurement.metric
  WHERE result.benchmark = (SELECT id FROM benchmark WHERE key = ?)
  GROUP BY metric.key ORDER BY min(position), metric.key`;

/** SQLite's rows have no types of their own; the statements above say what is in them. */
const all = (statement: StatementSync, ...values: readonly (string | number)[]): readonly object[] =>
  statement.all(...values);

const summaryOf = (text: unknown): RunSummary => JSON.parse(String(text)) as RunSummary;

function measurementOf({ key, unit, direction, class: metricClass, samples, iterations }: MeasurementRow): Measurement {
  return {
    metric: { id: key, unit, direction, class: metricClass },
    samples: fromBlob(samples),
    ...(iterations === null ? {} : { iterations: fromBlob(iterations) }),
  };
}

/** Turns result rows into results; the statement for their measurements is prepared once. */
function resultReader(database: DatabaseSync): (row: ResultRow) => BenchmarkResult {
  const statement = database.prepare(measurementsOfResult);
  return ({ id, benchmark, name, outcome, message }) => ({
    id: benchmark,
    name,
    outcome,
    ...(message === null ? {} : { message }),
    measurements: (all(statement, id) as readonly MeasurementRow[]).map(measurementOf),
  });
}

export function readRuns(database: DatabaseSync, limit: number): readonly RunSummary[] {
  const statement = database.prepare('SELECT summary FROM run ORDER BY started_at DESC, id DESC LIMIT ?');
  return statement.all(limit).map(({ summary }) => summaryOf(summary));
}

export function readRun(database: DatabaseSync, id: string): Run | undefined {
  const row = database.prepare(summaryOfRun).get(id);
  if (row === undefined) return undefined;
  const results = (all(database.prepare(resultsOfRun), id) as readonly ResultRow[]).map(resultReader(database));
  return { ...summaryOf(row['summary']), results };
}

export function readLatest(database: DatabaseSync, environmentKey: string): ReadonlyMap<BenchmarkId, LatestResult> {
  const rows = all(database.prepare(latestResults), environmentKey) as readonly ResultRow[];
  const resultOf = resultReader(database);
  const summaryStatement = database.prepare(summaryOfRun);
  const summaries = new Map(
    [...new Set(rows.map(({ run }) => run))].map((id) => [id, summaryOf(summaryStatement.get(id)?.['summary'])]),
  );
  return new Map(
    rows.flatMap((row) => {
      const run = summaries.get(row.run);
      return run === undefined ? [] : [[row.benchmark, { run, result: resultOf(row) }] as const];
    }),
  );
}

export function readSeries(
  database: DatabaseSync,
  benchmark: BenchmarkId,
  metricId: string,
  limit: number,
): readonly SeriesPoint[] {
  const rows = all(database.prepare(seriesOfMetric), benchmark, metricId, limit) as readonly SeriesRow[];
  return rows.map(pointOf).reverse();
}

function pointOf(row: SeriesRow): SeriesPoint {
  return {
    runId: row.id,
    startedAt: row.started_at,
    environmentKey: row.environment_key,
    samples: fromBlob(row.samples),
    ...(row.commit_hash === null ? {} : { commit: row.commit_hash }),
    ...(row.branch === null ? {} : { branch: row.branch }),
    ...(row.dirty === null ? {} : { dirty: row.dirty === 1 }),
    ...(row.subject === null ? {} : { subject: row.subject }),
  };
}

export function readMetrics(database: DatabaseSync, benchmark: BenchmarkId): readonly string[] {
  return database
    .prepare(metricsOfBenchmark)
    .all(benchmark)
    .map(({ key }) => String(key));
}
