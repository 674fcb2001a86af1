import { t } from '@vscode/l10n';
import type { Framework, ProcessPlan } from '../frameworks/framework.ts';
import type { Benchmark, BenchmarkId } from '../model/benchmark.ts';
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
  targets: readonly Benchmark[],
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
    results.set(benchmark.id, failed(benchmark, problem));
    problems.push(problem);
  }
  const told = outcomes.map((outcome) => processProblems(outcome, frameworkById(outcome.plan.framework)));
  problems.push(...told.flat());

  const reported = [...results.keys()];
  for (const target of targets) {
    const own = outcomes.flatMap(({ plan, exit }, at) =>
      isOf(plan, target) ? [{ exit, problems: told[at] ?? [] }] : [],
    );
    const wasCutShort = own.length === 0 || own.some(({ exit }) => exit.stoppedBy === 'user');
    if (wasCutShort || results.has(target.id) || reported.some((id) => isWithin(id, target.id))) continue;
    const cause = own.flatMap((process) => process.problems).find(stopsProcess);
    // A child that comes along with its parent may depend on a condition; if it has a baseline, it will count as missing.
    const comesAlong = cause === undefined && targets.some(({ id }) => id !== target.id && isWithin(target.id, id));
    if (cause === undefined) problems.push(notReported(target, comesAlong ? 'warning' : 'error'));
    if (!comesAlong) results.set(target.id, failed(target, cause ?? notReported(target, 'error')));
  }
  if (wasStopped) problems.push(stopped());
  else if (![...results.values()].some(({ measurements }) => measurements.length > 0)) problems.push(nothingMeasured());
  return {
    outcome: wasStopped ? 'stopped' : 'completed',
    results: [...results.values()],
    problems: withoutRepeats(problems),
  };
}

const isOf = ({ framework, unit }: ProcessPlan, target: Benchmark): boolean =>
  framework === target.framework && unit.id === target.unit;

/** Explains why benchmarks of the same process were not reported. */
const stopsProcess = ({ severity, benchmark }: Problem): boolean => severity === 'error' && benchmark === undefined;

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

function failed({ id, name }: Benchmark, { message }: Problem): BenchmarkResult {
  return { id, name, outcome: 'failed', message, measurements: [] };
}

function notReported({ id, name, file, nameRange }: Benchmark, severity: Problem['severity']): Problem {
  return {
    code: 'not-reported',
    severity,
    message: t('{0} was asked for, but the run did not report it.', name),
    remedy: t('It may have been renamed, be left out by a build tag, or return before its loop.'),
    location: { file, line: nameRange.start.line },
    benchmark: id,
  };
}

function nothingMeasured(): Problem {
  return { code: 'nothing-measured', severity: 'error', message: t('Nothing was measured.') };
}

function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
