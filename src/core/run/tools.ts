import { t } from '@vscode/l10n';
import type { Framework } from '../frameworks/framework.ts';
import type { Problem } from '../model/problem.ts';
import type { ProcessExit } from '../ports/processRunner.ts';
import type { RunDeps } from './deps.ts';

export interface ToolReading {
  readonly command: string;
  readonly version?: string;
  /** Set when the tool cannot be started at all. */
  readonly problem?: Problem;
}

/** A version call may fetch a toolchain first (Go's `toolchain` line). */
const versionTimeoutMs = 120_000;

/** Asks a framework's tool for its version, in the folder where it will run: folders may ask for different ones. */
export async function readTool(
  { processes, toolCommands }: Pick<RunDeps, 'processes' | 'toolCommands'>,
  { tool, title }: Pick<Framework, 'tool' | 'title'>,
  workingDirectory: string,
  environment: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<ToolReading> {
  const command = toolCommands[tool.id] || tool.command;
  let output = '';
  const exit = await processes.run(
    { argv: [command, ...tool.versionArguments], cwd: workingDirectory, environment },
    { onOutput: (chunk) => (output += chunk), timeoutMs: versionTimeoutMs, ...(signal && { signal }) },
  );
  if (exit.startError !== undefined) {
    return { command, problem: startProblem(exit.startError, command, title, workingDirectory, tool.howToInstall()) };
  }
  const version = tool.versionPattern.exec(output)?.[1];
  return version === undefined ? { command } : { command, version };
}

/** Why a process could not be started, as advice. */
export function startProblem(
  error: NonNullable<ProcessExit['startError']>,
  command: string,
  title: string,
  workingDirectory: string,
  howToInstall: string,
): Problem {
  const tool = { code: 'tool-missing', severity: 'error', remedy: howToInstall } as const;
  switch (error.code) {
    case 'ENOENT':
      return { ...tool, message: t('{0} needs the program {1}, which was not found.', title, command) };
    case 'EACCES':
      return { ...tool, message: t('{0} needs the program {1}, which may not be executed.', title, command) };
    case 'ECWD':
      return {
        code: 'unit-not-found',
        severity: 'error',
        message: t('The folder {0} no longer exists.', workingDirectory),
      };
    default:
      return {
        code: 'crashed',
        severity: 'error',
        message: t('{0} could not be started: {1}', command, error.message),
      };
  }
}
