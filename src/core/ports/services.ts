import type { Environment } from '../model/environment.ts';
import type { CommitState } from '../model/run.ts';

export interface Clock {
  /** Wall clock. */
  now(): Date;
  /** Monotonic milliseconds. */
  monotonicMs(): number;
}

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

export interface Git {
  /** `undefined` outside a repository, without git, or before the first commit. */
  state(folder: string): Promise<CommitState | undefined>;
  /** `Name <mail>` as git would record it. */
  author(folder: string): Promise<string | undefined>;
}

export interface EnvironmentProbe {
  /** Hardware and OS; runtimes are added by the frameworks. */
  detect(): Promise<Environment>;
}

/**
 * Mutual exclusion across windows, command lines and crashes: the operating system releases it when the holder dies.
 * `machine` locks are shared by all of the user's Redline processes on this machine.
 */
export interface LockService {
  /** Waits until the lock is free (or `signal` aborts, which rejects), runs `work`, releases. `onWait` is called once if it has to wait. */
  withLock<T>(
    lockPath: string,
    work: () => Promise<T>,
    options?: { signal?: AbortSignal; onWait?: () => void },
  ): Promise<T>;
  /** Path of the lock that lets one measuring run at a time go on this machine. */
  readonly machineRunLock: string;
}
