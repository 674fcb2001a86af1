import { t } from '@vscode/l10n';
import { type Command, Option } from 'commander';
import { compareResults } from '../core/compare/compareResults.ts';
import { metricTitle } from '../core/format/value.ts';
import { describeVerdict } from '../core/format/verdict.ts';
import type { BaselineRecord } from '../core/model/baseline.ts';
import { type BenchmarkId, parseBenchmarkId } from '../core/model/benchmark.ts';
import type { Comparison } from '../core/model/comparison.ts';
import type { Config } from '../core/model/config.ts';
import type { Problem } from '../core/model/problem.ts';
import { renderCsv } from '../core/report/renderCsv.ts';
import { renderText } from '../core/report/renderText.ts';
import { buildReport, type ReportInput } from '../core/report/report.ts';
import { decisive, exitCodes } from './exitCodes.ts';
import { exitCodesOf, tellProblems } from './problems.ts';
import { type ResultFile, readResultFile } from './resultFile.ts';
import { type Answer, commonOptions, type Session, type StartSession } from './verb.ts';
import { verdictCodes } from './verdictCodes.ts';

interface CompareOptions {
  readonly format: 'text' | 'csv';
}

export function addCompareVerb(program: Command, start: StartSession): void {
  const command = program
    .command('compare')
    .argument('<old>', t('raw output of a benchmark tool, e.g. of go test -bench'))
    .argument('<new>', t('the same, to be compared with it'))
    .argument('[more...]', t('further ones'))
    .description(t('compare files of raw output'))
    .addOption(new Option('--format <format>', t('how to print the table')).choices(['text', 'csv']).default('text'))
    .action((old: string, newer: string, more: readonly string[]) =>
      start(command.opts(), (session) => compare(session, [old, newer, ...more], command.opts())),
    );
  commonOptions(command, ['redline compare old.txt new.txt', 'redline compare main.txt a.txt b.txt --format csv']);
}

async function compare(session: Session, paths: readonly string[], { format }: CompareOptions): Promise<Answer> {
  const { engine, terminal, options } = session;
  const { config, problems: configProblems } = await engine.config();
  const files = await Promise.all(paths.map(readResultFile));
  const [old, ...newer] = files;
  const report = buildReport(files.map(asColumn), config);
  const comparisons = newer.map((file) => (old === undefined ? [] : judge(old, file, config)));
  const machines = otherMachines(files);
  const problems = [...configProblems, ...files.flatMap((file) => file.problems), ...machines];
  tellProblems(terminal, problems, { root: process.cwd(), verbose: options.verbose === true });
  return {
    exitCode: decisive([
      ...exitCodesOf(problems),
      ...verdictCodes(comparisons.flat(), true),
      ...(machines.length > 0 ? [exitCodes.notComparable] : []),
    ]),
    // The last line's end comes with printing.
    lines:
      format === 'csv' ? [renderCsv(report).slice(0, -1)] : [renderText(report), ...comparisons.flat().flatMap(remark)],
    json: {
      report,
      comparisons: newer.map(({ path }, at) => ({ file: path, comparisons: comparisons[at] })),
      problems,
    },
  };
}

function asColumn({ path, results }: ResultFile): ReportInput {
  const entries = results.map(({ id, name, measurements }) => ({
    unit: parseBenchmarkId(id)?.unit ?? '',
    name,
    measurements,
  }));
  return { label: path, entries };
}

/** Judges a file as a run is judged, with the older file in place of the baseline. */
function judge(old: ResultFile, file: ResultFile, config: Config): readonly Comparison[] {
  const records = old.results
    .filter(({ measurements }) => measurements.length > 0)
    .map(({ id, name, measurements }): readonly [BenchmarkId, BaselineRecord] => [
      id,
      { benchmark: id, name, measurements, recordedAt: '', run: old.path, runtimes: {} },
    ]);
  const context = { requested: old.results.map(({ id }) => id), runtimes: {}, otherEnvironments: [] };
  return compareResults(file.results, new Map(records), config, context);
}

/** What decided the exit code, below the tables. */
function remark(comparison: Comparison): readonly string[] {
  if (comparison.verdict === 'unchanged' || comparison.verdict === 'improved') return [];
  return [`${comparison.name} (${metricTitle(comparison.metric)}): ${describeVerdict(comparison)}`];
}

/** Numbers of different machines say nothing about the code. */
function otherMachines([old, ...newer]: readonly ResultFile[]): readonly Problem[] {
  return newer.flatMap(({ path, configuration }) =>
    ['goos', 'goarch', 'cpu']
      .filter((fact) => configuration[fact] !== old?.configuration[fact])
      .map((fact) => ({
        code: 'environment',
        severity: 'warning',
        message: t(
          '{0} was measured elsewhere: {1} is {2}, not {3}.',
          path,
          fact,
          configuration[fact] ?? '?',
          old?.configuration[fact] ?? '?',
        ),
      })),
  );
}
