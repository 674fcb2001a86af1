import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { ProcessExit, ProcessHandlers, ProcessRunner, ProcessSpec } from '../core/ports/processRunner.ts';
import { interruptTree, killRemains, killTree, type ProcessTree } from './processTree.ts';

/** Names the runs a process belongs to; a run inside a run adds its own mark, so that both find it. */
const markVariable = 'REDLINE_PROCESS_MARK';
/** Largest delay `setTimeout` takes; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export interface ProcessRunnerOptions {
  /** Time between the interrupt and the kill. */
  readonly graceMs?: number;
  /** How long output is still read after the process ended, when someone who cannot be killed holds the pipe. */
  readonly drainMs?: number;
}

/**
 * Starts processes through Node, without a shell. `startError.code` is Node's (`ENOENT`: no such program, `EACCES`: not
 * executable, `E2BIG`…) or `ECWD` when the working directory is missing. Trees still alive when Redline exits are killed.
 */
export function createProcessRunner({ graceMs = 2_000, drainMs = 2_000 }: ProcessRunnerOptions = {}): ProcessRunner {
  const alive = new Set<ProcessTree>();
  process.on('exit', () => alive.forEach(killTree));

  return {
    run(spec, handlers) {
      const startedMs = performance.now();
      const exit = (facts: Partial<ProcessExit>): ProcessExit => ({
        code: undefined,
        signal: undefined,
        ...facts,
        durationMs: performance.now() - startedMs,
      });
      if (handlers.signal?.aborted === true) return Promise.resolve(exit({ stoppedBy: 'user' }));
      const mark = randomUUID();
      const started = start(spec, mark);
      if ('startError' in started) return Promise.resolve(exit(started));
      const { child } = started;
      const tree: ProcessTree | undefined = child.pid === undefined ? undefined : { pid: child.pid, mark };
      if (tree !== undefined) alive.add(tree);
      return follow(child, tree, spec, handlers, { graceMs, drainMs }).then((facts) => {
        if (tree !== undefined) alive.delete(tree);
        return exit(facts);
      });
    },
  };
}

function start(spec: ProcessSpec, mark: string): { child: ChildProcess } | { startError: StartError } {
  const [program, ...args] = spec.argv;
  const outer = process.env[markVariable];
  try {
    const child = spawn(program, args, {
      cwd: spec.cwd,
      env: { ...process.env, ...spec.environment, [markVariable]: outer === undefined ? mark : `${outer} ${mark}` },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    return { child };
  } catch (error) {
    return { startError: explain(error as NodeJS.ErrnoException, spec) };
  }
}

type StartError = NonNullable<ProcessExit['startError']>;

/** Node says ENOENT both for a missing program and for a missing folder. */
function explain(error: NodeJS.ErrnoException, { cwd }: ProcessSpec): StartError {
  return { code: existsSync(cwd) ? (error.code ?? 'UNKNOWN') : 'ECWD', message: error.message };
}

function follow(
  child: ChildProcess,
  tree: ProcessTree | undefined,
  spec: ProcessSpec,
  { onOutput, signal, timeoutMs }: ProcessHandlers,
  { graceMs, drainMs }: Required<ProcessRunnerOptions>,
): Promise<Partial<ProcessExit>> {
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];
    let ending: Partial<ProcessExit> = {};

    const stop = (stoppedBy: 'user' | 'timeout') => {
      if (tree === undefined || ending.stoppedBy !== undefined) return;
      ending = { stoppedBy };
      interruptTree(tree);
      timers.push(setTimeout(() => killTree(tree), graceMs));
    };
    const onAbort = () => stop('user');
    const finish = () => {
      timers.forEach(clearTimeout);
      signal?.removeEventListener('abort', onAbort);
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve(ending);
    };

    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => onOutput(chunk, 'stdout'));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => onOutput(chunk, 'stderr'));
    child.on('error', (error) => {
      if (tree !== undefined) return;
      ending = { startError: explain(error, spec) };
      finish();
    });
    child.on('exit', (code, endedBy) => {
      ending = { ...ending, code: code ?? undefined, signal: endedBy ?? undefined };
      if (tree !== undefined) killRemains(tree);
      timers.push(setTimeout(finish, drainMs));
    });
    child.on('close', finish);
    signal?.addEventListener('abort', onAbort);
    if (timeoutMs !== undefined) {
      timers.push(setTimeout(() => stop('timeout'), Math.min(timeoutMs, longestTimerMs)));
    }
  });
}
