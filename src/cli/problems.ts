import path from 'node:path';
import { t } from '@vscode/l10n';
import type { Location, Problem, ProblemCode } from '../core/model/problem.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import type { Terminal } from './terminal.ts';

/** `pkg/file_test.go:12:3`, from one as people and terminals count; relative to where the command runs. */
export function describePlace({ file, line, character }: Location, root: string): string {
  const relative = path.relative(process.cwd(), path.resolve(root, file));
  return [relative, line + 1, ...(character === undefined ? [] : [character + 1])].join(':');
}

const looks = { error: 'red', warning: 'yellow', info: 'dim' } as const;

/** Says problems beside the results; remarks only when asked for all. */
export function tellProblems(
  terminal: Terminal,
  problems: readonly Problem[],
  { root, verbose }: { readonly root: string; readonly verbose: boolean },
): void {
  for (const { severity, message, remedy, location } of problems) {
    if (severity === 'info' && !verbose) continue;
    const words = { error: t('error'), warning: t('warning'), info: t('note') };
    const place = location === undefined ? '' : `${describePlace(location, root)}: `;
    terminal.note(`${place}${terminal.noteStyle(looks[severity], words[severity])}: ${message}`);
    if (remedy !== undefined) terminal.note(`  ${remedy}`);
  }
}

const codeOf: Readonly<Partial<Record<ProblemCode, ExitCode>>> = {
  'tool-missing': exitCodes.toolMissing,
  'config-invalid': exitCodes.unreadableInput,
  'baseline-unreadable': exitCodes.unreadableInput,
  'output-unreadable': exitCodes.unreadableInput,
  'nothing-measured': exitCodes.nothingMeasured,
  'benchmark-skipped': exitCodes.warn,
};

/** What problems mean for the exit code: an error is at least a failure; other remarks pass, save what the table says. */
export function exitCodesOf(problems: readonly Problem[]): readonly ExitCode[] {
  return problems.map(({ code, severity }) => codeOf[code] ?? (severity === 'error' ? exitCodes.fail : exitCodes.pass));
}
