import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import type { Check } from './doctor/check.ts';
import { checkMachine } from './doctor/machine.ts';
import { checkProject } from './doctor/project.ts';
import { explainSubject } from './doctor/subject.ts';
import { decisive, exitCodes } from './exitCodes.ts';
import { describePlace, exitCodesOf } from './problems.ts';
import type { Terminal } from './terminal.ts';
import { type Answer, commonOptions, type Session, type StartSession } from './verb.ts';

export function addDoctorVerb(program: Command, start: StartSession): void {
  const command = program
    .command('doctor')
    .argument('[subject]', t('a file or a benchmark name: why is it not found?'))
    .description(t('check tools, grammars, database, git, configuration and folders'))
    .action((subject: string | undefined) => start(command.opts(), (session) => doctor(session, subject)));
  commonOptions(command, ['redline doctor', 'redline doctor codec/encode_test.go', 'redline doctor BenchmarkEncode']);
}

async function doctor(session: Session, subject: string | undefined): Promise<Answer> {
  const checks: readonly Check[] = [
    ...(await checkMachine(session)),
    ...(await checkProject(session)),
    ...(subject === undefined ? [] : await explainSubject(session, subject)),
  ];
  const problems = checks.flatMap(({ problem }) => problem ?? []);
  const isHarmful = problems.some(({ severity }) => severity !== 'info');
  return {
    exitCode: decisive([...exitCodesOf(problems), ...(isHarmful ? [exitCodes.warn] : [])]),
    lines: checks.flatMap((check) => describeCheck(check, session.terminal, session.engine.root)),
    json: { checks },
  };
}

function describeCheck({ title, finding, problem }: Check, terminal: Terminal, root: string): readonly string[] {
  if (problem === undefined) return [`${terminal.style('green', '✓')} ${title}: ${finding ?? t('fine')}`];
  const mark = problem.severity === 'error' ? terminal.style('red', '✗') : terminal.style('yellow', '!');
  const place = problem.location === undefined ? '' : `${describePlace(problem.location, root)}: `;
  return [
    `${mark} ${title}: ${place}${problem.message}`,
    ...(problem.remedy === undefined ? [] : [`    ${problem.remedy}`]),
  ];
}
