import type { Baselines, ConfigReading } from '../engine.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Environment } from '../model/environment.ts';
import type { Problem } from '../model/problem.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import type { HistoryStore } from '../ports/historyStore.ts';
import type { ProcessRunner } from '../ports/processRunner.ts';
import type { Clock, Git, LockService, Logger } from '../ports/services.ts';

/** All that a run needs from outside. */
export interface RunDeps {
  readonly root: string;
  readonly frameworkById: (id: string) => Framework | undefined;
  /** Paths of tools on this machine by tool id, where they are not simply on PATH. */
  readonly toolCommands: Readonly<Record<string, string>>;
  readonly files: FileSystem;
  readonly processes: ProcessRunner;
  readonly clock: Clock;
  readonly git: Git;
  readonly locks: LockService;
  readonly log: Logger;
  config(): Promise<ConfigReading>;
  /** Hardware and OS, without runtimes. */
  environment(): Promise<Environment>;
  readonly baselines: Baselines;
  /** Opened for writing on first need. */
  history(): Promise<{ readonly store: HistoryStore; readonly problem?: Problem }>;
}
