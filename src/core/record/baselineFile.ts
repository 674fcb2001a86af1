import { t } from '@vscode/l10n';
import type { BaselineFile, BaselineRecord } from '../model/baseline.ts';
import type { BenchmarkId } from '../model/benchmark.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Problem } from '../model/problem.ts';
import { baselineSchema } from './baselineSchema.ts';
import { type DocumentKind, readDocument } from './readDocument.ts';

const baselineKind: DocumentKind<typeof baselineSchema> = {
  schema: baselineSchema,
  version: 1,
  code: 'baseline-unreadable',
  plain: true,
};

/** Reads a baseline file. Never throws: `file` is undefined when anything is wrong, and the problems say what and where. */
export function parseBaselineFile(
  text: string,
  path: string,
): { readonly file: BaselineFile | undefined; readonly problems: readonly Problem[] } {
  const { value, problems } = readDocument(text, path, baselineKind);
  if (value === undefined) return { file: undefined, problems };
  const records = new Map<BenchmarkId, BaselineRecord>();
  for (const record of value.records) {
    if (records.has(record.benchmark)) return { file: undefined, problems: [twice(record, text, path)] };
    records.set(record.benchmark, record);
  }
  return { file: { version: 1, environment: value.environment, records }, problems: [] };
}

/** A careless merge can leave two records of one benchmark: which one counts is not ours to guess. */
function twice({ benchmark }: BaselineRecord, text: string, file: string): Problem {
  const line = text.slice(0, text.lastIndexOf(JSON.stringify(benchmark))).split('\n').length - 1;
  const message = t('The baseline of "{0}" stands here twice.', benchmark);
  return {
    code: 'baseline-unreadable',
    severity: 'error',
    message,
    remedy: t('Remove one of them.'),
    location: { file, line },
  };
}

/** The shortest text that reads back as the same number; what JSON has no number for becomes text. */
function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

const numbersText = (values: readonly number[]): string => `[${values.map(numberText).join(', ')}]`;

function measurementText({ metric, samples, iterations }: Measurement): string {
  const { id, unit, direction, class: metricClass } = metric;
  const counts = iterations === undefined ? '' : `, "iterations": ${numbersText(iterations)}`;
  const metricText = JSON.stringify({ id, unit, direction, class: metricClass });
  return `        { "metric": ${metricText}, "samples": ${numbersText(samples)}${counts} }`;
}

function recordText(record: BaselineRecord): string {
  const { benchmark, name, measurements, recordedAt, run, commit, dirty, author, reason, runtimes } = record;
  const facts = Object.entries({ recordedAt, run, commit, dirty, author, reason, runtimes })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return [
    '    {',
    `      "benchmark": ${JSON.stringify(benchmark)},`,
    `      "name": ${JSON.stringify(name)},`,
    ...facts,
    '      "measurements": [',
    ...(measurements.length === 0 ? [] : [measurements.map(measurementText).join(',\n')]),
    '      ]',
    '    }',
  ].join('\n');
}

const byId = (a: BaselineRecord, b: BaselineRecord): number =>
  a.benchmark < b.benchmark ? -1 : a.benchmark > b.benchmark ? 1 : 0;

/**
 * The text of a baseline file, sorted by id, independent of the order records were added in. Each record has lines of its own, and the
 * lines between the changing ones of two neighbours (closing brackets, id, name) never change: that is what lets git merge two
 * branches that touch neighbours, also where a record is added after the last one, whose closing line then gets a comma.
 */
export function formatBaselineFile({ version, environment, records }: BaselineFile): string {
  const { os, arch, cpuModel, cpuCount } = environment;
  const sorted = [...records.values()].sort(byId);
  return [
    '{',
    `  "version": ${version},`,
    `  "environment": ${JSON.stringify({ os, arch, cpuModel, cpuCount })},`,
    '  "records": [',
    ...(sorted.length === 0 ? [] : [sorted.map(recordText).join(',\n')]),
    '  ]',
    '}',
    '',
  ].join('\n');
}
