import { t } from '@vscode/l10n';
import { CommanderError } from 'commander';
import { UserError } from '../core/model/problem.ts';
import { decisive, type ExitCode, exitCodes } from './exitCodes.ts';
import { exitCodesOf, tellProblems } from './problems.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** Says what kept a command from its work, for the one who can mend it, and gives the exit code. */
export function tellFailure(error: unknown, terminal: Terminal, verbose: boolean): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version come as errors too; whatever has to be said, commander has said.
    return error.exitCode === 0 ? exitCodes.pass : exitCodes.usage;
  }
  if (error instanceof UsageError) {
    terminal.note(error.message);
    return exitCodes.usage;
  }
  if (error instanceof UserError) {
    // A warning elsewhere is an error where it ends the command.
    const problem = { ...error.problem, severity: 'error' } as const;
    tellProblems(terminal, [problem], { root: process.cwd(), verbose });
    return decisive(exitCodesOf([problem]));
  }
  terminal.note(t('Redline failed, which is a fault of its own: {0}', String(error)));
  if (verbose && error instanceof Error) terminal.note(error.stack ?? '');
  else terminal.note(t('Run the command again with --verbose to see where.'));
  return exitCodes.internal;
}
