import { t } from '@vscode/l10n';
import type { Framework } from '../frameworks/framework.ts';
import { type BenchmarkId, parseBenchmarkId } from '../model/benchmark.ts';
import type { BenchmarkResult, Measurement } from '../model/measurement.ts';
import type { Problem } from '../model/problem.ts';
import type { Run } from '../model/run.ts';
import type { ProcessOutcome } from './execute.ts';
import { processProblems } from './exitProblems.ts';
import { isWithin } from './names.ts';
import { stopped } from './newRun.ts';
import type { Blocked } from './units.ts';

/** One result per benchmark out of all processes; whoever was asked for and did not answer has failed. */
export function assemble(
  outcomes: readonly ProcessOutcome[],
  blocked: readonly Blocked[],
  frameworkById: (id: string) => Framework | undefined,
  wasStopped: boolean,
): Pick<Run, 'outcome' | 'results' | 'problems'> {
  const results = new Map<BenchmarkId, BenchmarkResult>();
  for (const result of outcomes.flatMap(({ parsed }) => parsed.results)) {
    const earlier = results.get(result.id);
    results.set(result.id, earlier === undefined ? result : mergeResults(earlier, result));
  }
  const problems: Problem[] = [];
  for (const { benchmark, problem } of blocked) {
    results.set(benchmark.id, failed(benchmark.id, benchmark.name, problem.message));
    problems.push(problem);
  }
  for (const outcome of outcomes) {
    const own = processProblems(outcome, frameworkById(outcome.plan.framework));
    problems.push(...own);
    if (outcome.exit.stoppedBy === 'user') continue;
    const cause = own.find(({ severity, benchmark }) => severity === 'error' && benchmark === undefined);
    for (const id of silent(outcome.plan.expected, results)) {
      const name = parseBenchmarkId(id)?.name ?? id;
      const problem = cause ?? notReported(id, name);
      if (cause === undefined) problems.push(problem);
      results.set(id, failed(id, name, problem.message));
    }
  }
  if (wasStopped) problems.push(stopped());
  else if (![...results.values()].some(({ measurements }) => measurements.length > 0)) problems.push(nothingMeasured());
  return {
    outcome: wasStopped ? 'stopped' : 'completed',
    results: [...results.values()],
    problems: withoutRepeats(problems),
  };
}

/** Samples of the same metric in the order of the processes. A failure anywhere is a failure. */
function mergeResults(earlier: BenchmarkResult, later: BenchmarkResult): BenchmarkResult {
  const measurements = new Map(earlier.measurements.map((measurement) => [measurement.metric.id, measurement]));
  for (const measurement of later.measurements) {
    const before = measurements.get(measurement.metric.id);
    measurements.set(measurement.metric.id, before === undefined ? measurement : concatenate(before, measurement));
  }
  const outcomes = [earlier, later];
  const decisive =
    outcomes.find(({ outcome }) => outcome === 'failed') ??
    outcomes.find(({ outcome }) => outcome === 'measured') ??
    earlier;
  return { ...decisive, measurements: [...measurements.values()] };
}

function concatenate(a: Measurement, b: Measurement): Measurement {
  const iterations = a.iterations && b.iterations && [...a.iterations, ...b.iterations];
  return { metric: a.metric, samples: [...a.samples, ...b.samples], ...(iterations && { iterations }) };
}

/** Expected ids of which neither they nor anything below them was reported. */
function silent(
  expected: readonly BenchmarkId[],
  results: ReadonlyMap<BenchmarkId, BenchmarkResult>,
): readonly BenchmarkId[] {
  const reported = [...results.keys()];
  return expected.filter((id) => !results.has(id) && !reported.some((other) => isWithin(other, id)));
}

function failed(id: BenchmarkId, name: string, message: string): BenchmarkResult {
  return { id, name, outcome: 'failed', message, measurements: [] };
}

function notReported(benchmark: BenchmarkId, name: string): Problem {
  return {
    code: 'not-reported',
    severity: 'error',
    message: t('{0} was asked for, but the run did not report it.', name),
    remedy: t('It may have been renamed, be left out by a build tag, or return before its loop.'),
    benchmark,
  };
}

function nothingMeasured(): Problem {
  return { code: 'nothing-measured', severity: 'error', message: t('Nothing was measured.') };
}

function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
