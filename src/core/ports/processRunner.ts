export interface ProcessSpec {
  /** Program and arguments. Never a shell string. */
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  /** Added to the environment of Redline's own process; `undefined` removes a variable. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ProcessExit {
  readonly code: number | undefined;
  /** `SIGKILL`…, when it was ended by a signal. */
  readonly signal: string | undefined;
  /** Why Redline ended it, if Redline did. */
  readonly stoppedBy?: 'user' | 'timeout';
  /** Set when it could not be started at all. */
  readonly startError?: { readonly code: string; readonly message: string };
  readonly durationMs: number;
}

export type OutputStream = 'stdout' | 'stderr';

export interface ProcessHandlers {
  /** Decoded UTF-8, in the order it arrives; chunk borders are arbitrary but never inside a character. */
  readonly onOutput: (chunk: string, stream: OutputStream) => void;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/**
 * Starts processes without a shell, each in its own process group. On abort or time-out the whole tree gets
 * an interrupt and, should it still live after a short grace, is killed. Resolves when the process has ended and its output is read.
 */
export interface ProcessRunner {
  run(spec: ProcessSpec, handlers: ProcessHandlers): Promise<ProcessExit>;
}
