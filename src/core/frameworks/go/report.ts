import { t } from '@vscode/l10n';
import { type BenchmarkId, benchmarkId, parseBenchmarkId } from '../../model/benchmark.ts';
import type { BenchmarkResult } from '../../model/measurement.ts';
import type { Problem } from '../../model/problem.ts';
import type { ProcessExit } from '../../ports/processRunner.ts';
import type { ParsedOutput, ProcessPlan } from '../framework.ts';
import { crashProblem, endedByUs, spoken, startProblems, truncated, verdictProblem } from './problems.ts';
import type { Readings } from './readings.ts';
import { ancestors, commonSuffix } from './reportedNames.ts';
import { measurementsOf, type Series } from './series.ts';
import type { VerdictBlock } from './verdictBlocks.ts';

/** Turns readings into results and problems. The exit code alone never decides about a benchmark. */
export function report(process: ProcessPlan | undefined, exit: ProcessExit, readings: Readings): ParsedOutput {
  const results = new Map<BenchmarkId, BenchmarkResult>();
  const problems = startProblems(process, exit, readings);
  const idOf = (name: string, packagePath = ''): BenchmarkId =>
    benchmarkId('go', process?.unit.id ?? packagePath, name);
  const fail = (id: BenchmarkId, name: string, message: string): void => {
    results.set(id, { id, name, outcome: 'failed', message, measurements: [] });
  };

  const suffix = process === undefined ? commonSuffix(readings.series.map(({ name }) => name)) : '';
  const ownName = (printed: string): string =>
    suffix !== '' && printed.endsWith(suffix) ? printed.slice(0, -suffix.length) : printed;
  for (const series of readings.series) {
    const name = ownName(series.name);
    const id = idOf(name, series.package);
    const measurements = measurementsOf(series, readings.units);
    if (measurements.length > 0) results.set(id, { id, name, outcome: 'measured', measurements });
    problems.push(...notFinite(series, id, name));
  }

  const verdicts = readings.verdicts.map((block) => ({ ...block, name: ownName(block.name) }));
  const isAsked = askedFor(process);
  for (const block of verdicts) {
    const id = idOf(block.name, block.package);
    const isParent = verdicts.some(isBelow(block.name)) || [...results.values()].some(isBelow(block.name));
    // A parent fails with its children; only what it says itself is news. A skip after samples is the end of the last one.
    if (!isAsked(block.name) || (isParent && block.message === '')) continue;
    if (block.verdict === 'SKIP' && results.has(id)) continue;
    problems.push(verdictProblem(process, block, id));
    if (block.verdict === 'FAIL') fail(id, block.name, spoken(block));
    else results.set(id, { id, name: block.name, outcome: 'skipped', message: spoken(block), measurements: [] });
  }

  const crashed = crashOf(process, exit, readings);
  if (crashed !== undefined) {
    problems.push(crashed.problem);
    if (crashed.name !== undefined) fail(idOf(crashed.name), crashed.name, crashed.problem.message);
  }
  if (process !== undefined) {
    problems.push(...incomplete(process, exit, readings.series, results));
    if (!endedByUs(exit)) {
      for (const { result, problem } of silent(process, verdicts, results, problems)) {
        results.set(result.id, result);
        if (problem !== undefined) problems.push(problem);
      }
    }
  }
  if (readings.cutOffResult && crashed === undefined && !endedByUs(exit)) {
    problems.push(truncated(t('The output ends in the midst of a result, which was left out.')));
  }
  return { results: [...results.values()], problems, configuration: readings.configuration };
}

const isBelow =
  (parent: string) =>
  ({ name }: { readonly name: string }): boolean =>
    name.startsWith(`${parent}/`);

/** Only what lies above the targets is not asked for: its verdicts explain why nothing came of them. */
function askedFor(process: ProcessPlan | undefined): (name: string) => boolean {
  const wanted = new Set(process?.expected.map((id) => parseBenchmarkId(id)?.name));
  return (name) => process === undefined || wanted.has(name) || ancestors(name).some((parent) => wanted.has(parent));
}

function notFinite(series: Series, id: BenchmarkId, name: string): readonly Problem[] {
  return Array.from(series.notFinite, (unit) => ({
    code: 'output-unreadable',
    severity: 'warning',
    message: t('{0} reported values in {1} that are not finite numbers; they were left out.', name, unit),
    benchmark: id,
  }));
}

/** The crash, and the benchmark that has to answer for it: the one in the stack trace, or that had begun and was not done. */
function crashOf(
  process: ProcessPlan | undefined,
  exit: ProcessExit,
  { crash, ending, running, series }: Readings,
): { readonly problem: Problem; readonly name: string | undefined } | undefined {
  if (exit.stoppedBy === 'user') return undefined;
  const samples = series.find(({ name }) => name === running)?.iterations.length ?? 0;
  const unfinished = process !== undefined && samples < process.samples ? running : undefined;
  const endedEarly = unfinished !== undefined && (ending?.kind === 'ended' || exit.stoppedBy === 'timeout');
  if (crash === undefined && !endedEarly) return undefined;
  const inTrace = crash?.benchmark;
  const isRunning = inTrace === undefined || inTrace === running || isBelow(inTrace)({ name: running ?? '' });
  const guilty = isRunning ? (inTrace === undefined ? unfinished : running) : inTrace;
  const name = guilty !== undefined && process !== undefined && askedFor(process)(guilty) ? guilty : undefined;
  const id = name === undefined || process === undefined ? undefined : benchmarkId('go', process.unit.id, name);
  const end = exit.stoppedBy === 'timeout' ? t('it took too long') : (ending?.text ?? '');
  return { problem: crashProblem(process, crash, end, guilty ?? process?.unit.id ?? 'go test', id), name };
}

function incomplete(
  { samples }: ProcessPlan,
  exit: ProcessExit,
  series: readonly Series[],
  results: ReadonlyMap<BenchmarkId, BenchmarkResult>,
): readonly Problem[] {
  if (endedByUs(exit)) return [];
  const measured = [...results.values()].filter(({ outcome }) => outcome === 'measured');
  return measured.flatMap(({ id, name }) => {
    const count = series.find((one) => one.name === name)?.iterations.length ?? samples;
    if (count >= samples) return [];
    return [truncated(t('{0} reported {1} of {2} samples.', name, count, samples), id)];
  });
}

/** A result for each benchmark that was asked for and of which, or below which, nothing was reported. */
function silent(
  process: ProcessPlan,
  verdicts: readonly VerdictBlock[],
  results: ReadonlyMap<BenchmarkId, BenchmarkResult>,
  problems: readonly Problem[],
): readonly { readonly result: BenchmarkResult; readonly problem?: Problem }[] {
  const reported = [...results.values()];
  const cause = problems.find(
    ({ code }) => code === 'build-failed' || code === 'crashed' || code === 'nothing-measured',
  );
  return process.expected.flatMap((id) => {
    const name = parseBenchmarkId(id)?.name ?? id;
    if (results.has(id) || reported.some(isBelow(name))) return [];
    const above = verdicts.findLast((block) => block.message !== '' && isBelow(block.name)({ name }));
    if (above !== undefined) {
      const outcome = above.verdict === 'SKIP' ? 'skipped' : 'failed';
      const result = { id, name, outcome, message: spoken(above), measurements: [] } as const;
      return [{ result, problem: verdictProblem(process, { ...above, name }, id) }];
    }
    const problem = cause ?? notReported(id, name);
    const result: BenchmarkResult = { id, name, outcome: 'failed', message: problem.message, measurements: [] };
    return [cause === undefined ? { result, problem } : { result }];
  });
}

function notReported(benchmark: BenchmarkId, name: string): Problem {
  return {
    code: 'not-reported',
    severity: 'error',
    message: t('{0} was asked for, but the run did not report it.', name),
    remedy: t('It may have been renamed, be left out by a build tag, or be registered under another name.'),
    benchmark,
  };
}
