import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import { decisive, exitCodes } from './exitCodes.ts';
import { describePlace, exitCodesOf, tellProblems } from './problems.ts';
import { selectBenchmarks } from './selectBenchmarks.ts';
import { type Answer, commonOptions, type Session, type StartSession } from './verb.ts';

export function addListVerb(program: Command, start: StartSession): void {
  const command = program
    .command('list')
    .argument('[pattern]', t('regular expression on name or unit#name, or an exact id'))
    .description(t('list the benchmarks found in the source'))
    .action((pattern: string | undefined) => start(command.opts(), (session) => list(session, pattern)));
  commonOptions(command, ['redline list', "redline list '^BenchmarkEncode/'", 'redline list --json']);
}

async function list(session: Session, pattern: string | undefined): Promise<Answer> {
  const { engine, terminal, options } = session;
  const { problems } = await engine.config();
  tellProblems(terminal, problems, { root: engine.root, verbose: options.verbose === true });
  const { found, scan } = await selectBenchmarks(session, pattern);
  return {
    exitCode: decisive([...exitCodesOf(problems), ...(found.length === 0 ? [exitCodes.nothingMeasured] : [])]),
    lines: found.map(({ unit, name, file, nameRange }) => {
      const place = describePlace({ file, ...nameRange.start }, engine.root);
      return `${terminal.style('dim', `${unit}#`)}${name}  ${terminal.style('dim', place)}`;
    }),
    json: { benchmarks: found, problems: [...problems, ...scan.problems], filesSeen: scan.filesSeen },
  };
}
