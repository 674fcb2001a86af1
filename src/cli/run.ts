import { t } from '@vscode/l10n';
import { type Command, InvalidArgumentError } from 'commander';
import type { RunRequest } from '../core/engine.ts';
import type { Problem } from '../core/model/problem.ts';
import type { MeasureSettings } from '../core/model/run.ts';
import { decisive } from './exitCodes.ts';
import { exitCodesOf, tellProblems } from './problems.ts';
import { watchRun } from './runProgress.ts';
import { describeRun } from './runText.ts';
import { selectBenchmarks } from './selectBenchmarks.ts';
import { type Answer, commonOptions, type Session, type StartSession } from './verb.ts';
import { verdictCodes } from './verdictCodes.ts';

interface RunOptions {
  readonly samples?: number;
  readonly sampleTime?: number;
  readonly warmup?: number;
  readonly processes?: number;
  readonly timeout?: number;
}

export function addRunVerb(program: Command, start: StartSession): void {
  const command = program
    .command('run')
    .argument('[pattern]', t('regular expression on name or unit#name, or an exact id'))
    .description(t('run benchmarks and compare them with the baselines of this machine'))
    .option('--samples <n>', t('samples per benchmark, in all'), atLeast(1))
    .option('--sample-time <ms>', t('time per sample'), atLeast(1))
    .option('--warmup <ms>', t('time measured and thrown away first'), atLeast(0))
    .option('--processes <n>', t('processes the samples are spread over'), atLeast(1))
    .option('--timeout <ms>', t('a process that hangs for longer is stopped'), atLeast(1))
    .action((pattern: string | undefined) => start(command.opts(), (session) => run(session, pattern, command.opts())));
  commonOptions(command, [
    'redline run',
    "redline run '^BenchmarkEncode$' --samples 20",
    "redline run 'example.com/codec#' --processes 3 --json",
  ]);
}

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least) {
      throw new InvalidArgumentError(t('It must be a whole number from {0}.', least));
    }
    return value;
  };
}

async function run(session: Session, pattern: string | undefined, options: RunOptions): Promise<Answer> {
  const { engine, terminal, signal } = session;
  const { targets, vanished, scan } = await selectBenchmarks(session, pattern);
  const request: RunRequest = { targets, vanished, known: scan.benchmarks, overrides: overridesOf(options) };
  const report = await engine.run(request, watchRun(session), signal);
  const scanErrors = scan.problems.filter(({ severity }) => severity === 'error');
  const hasBaseline = (await engine.baselines.read()).file !== undefined;
  // When nothing is selected, that is what was told already, and says more than that nothing was measured.
  const isTold = ({ code }: Problem) => code === 'nothing-measured' && targets.length + vanished.length === 0;
  const untold = report.problems.filter((problem) => !isTold(problem));
  tellProblems(terminal, untold, { root: engine.root, verbose: session.options.verbose === true });
  return {
    exitCode: decisive([
      ...exitCodesOf([...scanErrors, ...report.problems]),
      ...verdictCodes(report.comparisons, hasBaseline),
    ]),
    lines: describeRun(report, session),
    json: { ...report },
  };
}

function overridesOf({ samples, sampleTime, warmup, processes, timeout }: RunOptions): Partial<MeasureSettings> {
  return {
    ...(samples !== undefined && { samples }),
    ...(sampleTime !== undefined && { sampleTimeMs: sampleTime }),
    ...(warmup !== undefined && { warmupTimeMs: warmup }),
    ...(processes !== undefined && { processes }),
    ...(timeout !== undefined && { timeoutMs: timeout }),
  };
}
