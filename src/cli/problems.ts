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

const codeOfError: Readonly<Partial<Record<ProblemCode, ExitCode>>> = {
  'tool-missing': exitCodes.toolMissing,
  'config-invalid': exitCodes.unreadableInput,
  'baseline-unreadable': exitCodes.unreadableInput,
  'output-unreadable': exitCodes.unreadableInput,
  'nothing-measured': exitCodes.nothingMeasured,
};

/** Remarks on what was asked for and did not happen; all others pass. */
const worthALook: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['benchmark-skipped', 'config-invalid']);

/** What problems mean for the exit code: an error is at least a failure, a remark at most worth a look. */
export function exitCodesOf(problems: readonly Problem[]): readonly ExitCode[] {
  return problems.map(({ code, severity }) => {
    if (severity === 'error') return codeOfError[code] ?? exitCodes.fail;
    return worthALook.has(code) ? exitCodes.warn : exitCodes.pass;
  });
}
