import { t } from '@vscode/l10n';
import type { BenchmarkId } from '../../model/benchmark.ts';
import type { Location, Problem } from '../../model/problem.ts';
import type { ProcessExit } from '../../ports/processRunner.ts';
import type { ProcessPlan } from '../framework.ts';
import { resolvePath } from '../shared/paths.ts';
import type { Crash } from './crash.ts';
import type { Readings } from './readings.ts';
import type { VerdictBlock } from './verdictBlocks.ts';

/** Did Redline end the process, or was it never started? The host has a problem for that. */
export function endedByUs(exit: ProcessExit): boolean {
  return exit.stoppedBy !== undefined || exit.startError !== undefined;
}

/** Why no benchmark was begun: the build failed, there is nothing to test, the program ended first. */
export function startProblems(process: ProcessPlan | undefined, exit: ProcessExit, readings: Readings): Problem[] {
  const { ending, messages, startedTests } = readings;
  if (ending?.kind === 'no-test-files' && !startedTests) {
    return [{ code: 'nothing-measured', severity: 'error', message: t('Go found no test files: {0}', ending.text) }];
  }
  const ended = !startedTests && exit.code !== 0 && exit.code !== undefined && !endedByUs(exit);
  if (ending?.kind !== 'build-failed' && !ended) return [];
  if (messages.located.length > 0) {
    return messages.located.map(({ file, line, column, text }) => ({
      code: 'build-failed',
      severity: 'error',
      message: text,
      ...(process && {
        location: {
          file: resolvePath(process.cwd, file),
          line: Math.max(0, line - 1),
          ...(column !== undefined && { character: Math.max(0, column - 1) }),
        },
      }),
    }));
  }
  const why = messages.notes.join('\n') || ending?.text || '';
  return [
    ending?.kind === 'build-failed'
      ? { code: 'build-failed', severity: 'error', message: t('The build failed: {0}', why) }
      : { code: 'crashed', severity: 'error', message: t('The test program ended before any benchmark: {0}', why) },
  ];
}

/** A panic, a fatal error, or an end of the program in the midst of a benchmark (`name`; `id` where somebody asked for it). */
export function crashProblem(
  process: ProcessPlan | undefined,
  crash: Crash | undefined,
  ending: string,
  name: string,
  id: BenchmarkId | undefined,
): Problem {
  const location = crash?.frame && frameLocation(process, crash.frame.file, crash.frame.line);
  return {
    code: 'crashed',
    severity: 'error',
    message: crash
      ? t('{0} crashed: {1}', name, crash.headline)
      : t('The test program ended while {0} was running: {1}', name, ending),
    ...(location && { location }),
    ...(id !== undefined && { benchmark: id }),
  };
}

/** With `-trimpath` a file is named by its import path; of those only the package's own can be found. */
function frameLocation(process: ProcessPlan | undefined, file: string, line: number): Location | undefined {
  if (/^(?:\/|[A-Za-z]:[/\\])/.test(file)) return { file, line: line - 1 };
  if (process === undefined || !file.startsWith(`${process.unit.id}/`)) return undefined;
  return { file: resolvePath(process.unit.directory, file.slice(process.unit.id.length + 1)), line: line - 1 };
}

/** What a benchmark said when it failed or was skipped, without places and indentation. */
export function spoken({ message }: VerdictBlock): string {
  return message.replaceAll(/^(?: {4})*(?:[^\s:]+\.go:\d+: )?/gm, '');
}

export function verdictProblem(process: ProcessPlan | undefined, block: VerdictBlock, id: BenchmarkId): Problem {
  const skipped = block.verdict === 'SKIP';
  const [, file, line] = /^ *([^\s:]+\.go):(\d+): /m.exec(block.message) ?? [];
  const text = spoken(block);
  const { name } = block;
  const failure = text === '' ? t('{0} failed.', name) : t('{0} failed: {1}', name, text);
  const skip = text === '' ? t('{0} was skipped.', name) : t('{0} was skipped: {1}', name, text);
  return {
    code: skipped ? 'benchmark-skipped' : 'benchmark-failed',
    severity: skipped ? 'info' : 'error',
    message: skipped ? skip : failure,
    ...(process &&
      file !== undefined && { location: { file: resolvePath(process.unit.directory, file), line: Number(line) - 1 } }),
    benchmark: id,
  };
}

export function truncated(message: string, id?: BenchmarkId): Problem {
  return { code: 'output-truncated', severity: 'warning', message, ...(id !== undefined && { benchmark: id }) };
}
