import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import { formatRelativeTime } from '../core/format/moment.ts';
import { describeMeasured } from '../core/format/verdict.ts';
import type { BaselineRecord } from '../core/model/baseline.ts';
import { environmentKey } from '../core/model/environment.ts';
import { UserError } from '../core/model/problem.ts';
import type { Run } from '../core/model/run.ts';
import { sortFinite } from '../core/statistics/sorted.ts';
import { summarise } from '../core/statistics/summarise.ts';
import { decisive, type ExitCode, exitCodes } from './exitCodes.ts';
import { exitCodesOf, tellProblems } from './problems.ts';
import { selector } from './select.ts';
import { type Answer, commonOptions, type Session, type StartSession } from './verb.ts';

export function addBaselineVerb(program: Command, start: StartSession): void {
  const baseline = program.command('baseline').description(t('what results are compared with'));
  const pattern = ['[pattern]', t('regular expression on name or unit#name, or an exact id')] as const;
  const environment = ['--environment <key>', t('of another environment than this machine')] as const;

  const recordCommand = baseline
    .command('record')
    .argument(...pattern)
    .description(t('accept the results of the last run, or of another one'))
    .option('--run <id>', t('the run to take'))
    .option('--reason <text>', t('why these results are right'))
    .action((text) => start(recordCommand.opts(), (session) => record(session, text, recordCommand.opts())));
  commonOptions(recordCommand, [
    'redline baseline record --reason "first baseline"',
    "redline baseline record '^BenchmarkEncode$' --run 20261121T085402.123Z-1a2b3c",
  ]);

  const showCommand = baseline
    .command('show')
    .argument(...pattern)
    .description(t('show recorded results'))
    .option(...environment)
    .action((text) => start(showCommand.opts(), (session) => show(session, text, showCommand.opts())));
  commonOptions(showCommand, ['redline baseline show', 'redline baseline show Encode --json']);

  const removeCommand = baseline
    .command('remove')
    .argument('<pattern>', pattern[1])
    .description(t('forget recorded results'))
    .option(...environment)
    .action((text) => start(removeCommand.opts(), (session) => remove(session, text, removeCommand.opts())));
  commonOptions(removeCommand, ["redline baseline remove '^BenchmarkOld$'"]);

  const listCommand = baseline
    .command('list')
    .description(t('list the environments that have a baseline'))
    .action(() => start(listCommand.opts(), list));
  commonOptions(listCommand, ['redline baseline list']);
}

interface RecordOptions {
  readonly run?: string;
  readonly reason?: string;
}

async function record({ engine }: Session, pattern: string | undefined, options: RecordOptions): Promise<Answer> {
  const isSelected = selector(pattern);
  const { store, problem } = engine.history();
  const id = options.run ?? store.runs({ limit: 1 })[0]?.id;
  const run: Run | undefined = id === undefined ? undefined : store.run(id);
  if (run === undefined && problem !== undefined) throw new UserError(problem);
  if (run === undefined) {
    const message = options.run === undefined ? t('There is no run yet.') : t('There is no run {0}.', options.run);
    return { exitCode: exitCodes.nothingMeasured, lines: [message], json: { records: [] } };
  }
  const ids = run.results.filter(({ measurements }) => measurements.length > 0).map((result) => result.id);
  const records = await engine.baselines.record(run, ids.filter(isSelected), options.reason);
  return {
    exitCode: records.length === 0 ? exitCodes.nothingMeasured : exitCodes.pass,
    lines: [
      t('Recorded {0} of the {1} benchmarks measured in run {2}.', records.length, ids.length, run.id),
      ...records.map(({ name }) => `  ${name}`),
    ],
    json: { run: run.id, records },
  };
}

interface EnvironmentOptions {
  readonly environment?: string;
}

async function show(session: Session, pattern: string | undefined, options: EnvironmentOptions): Promise<Answer> {
  const { engine, terminal } = session;
  const isSelected = selector(pattern);
  const { file, path, problems } = await engine.baselines.read(options.environment);
  tellProblems(terminal, problems, { root: engine.root, verbose: true });
  const records = [...(file?.records.values() ?? [])].filter(({ benchmark }) => isSelected(benchmark));
  const found: ExitCode = records.length === 0 ? exitCodes.nothingMeasured : exitCodes.pass;
  return {
    exitCode: decisive([found, ...exitCodesOf(problems)]),
    lines: records.length === 0 ? [t('No baseline in {0}.', path)] : records.flatMap(describeRecord),
    json: { path, records },
  };
}

function describeRecord({ name, measurements, recordedAt, author, commit, reason }: BaselineRecord): readonly string[] {
  const origin = [formatRelativeTime(new Date(recordedAt), new Date()), author, commit?.slice(0, 10), reason];
  return [
    name,
    `  ${origin.filter((part) => part !== undefined).join(' · ')}`,
    ...measurements.map(
      ({ metric, samples }) => `  ${describeMeasured({ metric, current: summarise(sortFinite(samples)) })}`,
    ),
  ];
}

async function remove(session: Session, pattern: string, options: EnvironmentOptions): Promise<Answer> {
  const { engine } = session;
  const isSelected = selector(pattern);
  const { file, problems } = await engine.baselines.read(options.environment);
  const [problem] = problems;
  if (problem?.severity === 'error') throw new UserError(problem);
  const ids = [...(file?.records.keys() ?? [])].filter(isSelected);
  const removed = ids.length === 0 ? 0 : await engine.baselines.remove(ids, options.environment);
  return {
    exitCode: removed === 0 ? exitCodes.nothingMeasured : exitCodes.pass,
    lines: [t('Removed {0} benchmarks from the baseline.', removed)],
    json: { removed: ids },
  };
}

async function list({ engine }: Session): Promise<Answer> {
  const here = environmentKey(await engine.environment());
  const keys = await engine.baselines.environments();
  return {
    exitCode: keys.length === 0 ? exitCodes.nothingMeasured : exitCodes.pass,
    lines:
      keys.length === 0
        ? [t('No baselines yet.')]
        : keys.map((key) => (key === here ? t('{0} (this machine)', key) : key)),
    json: { environments: keys, thisMachine: here },
  };
}
