import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CommitState } from '../core/model/run.ts';
import type { Git, Logger } from '../core/ports/services.ts';

const execute = promisify(execFile);
/** A git that hangs (dead network drive, credential prompt) must not hold up a run. */
const timeoutMs = 20_000;
/** `git status` names every changed file. */
const maxBuffer = 256 * 1024 * 1024;

/** Recorded baselines are no change of the code that was measured. */
const measuredFiles = [':/', ':(top,exclude,glob)**/.redline/baselines/*'];

/** Git through its command line. Whatever keeps git from answering goes to the log, once per reason. */
export function createGit(log: Logger): Git {
  const told = new Set<string>();

  /** Standard output, or `undefined` when git is missing or refuses. */
  async function git(folder: string, ...commandArguments: readonly string[]): Promise<string | undefined> {
    // Reading must neither take the index lock from the user's own git nor start a program that the repository names.
    const argv = ['--no-optional-locks', '-c', 'core.fsmonitor=false', ...commandArguments];
    const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
    try {
      const { stdout } = await execute('git', argv, { cwd: folder, env, timeout: timeoutMs, maxBuffer });
      return stdout;
    } catch (error) {
      explain(error as Error & { readonly stderr?: string });
      return undefined;
    }
  }

  function explain(error: Error & { readonly stderr?: string }): void {
    const reason = error.stderr?.trim() || error.message;
    if (told.has(reason) || /not a git repository/.test(reason)) return;
    told.add(reason);
    log.warn(`git gave no answer: ${reason}`);
  }

  return {
    state: async (folder) => {
      const statusArguments = ['status', '--porcelain=v2', '--branch', '--untracked-files=no', '-z'];
      const status = await git(folder, ...statusArguments, '--', ...measuredFiles);
      if (status === undefined) return undefined;
      const { hash, branch, dirty } = parseStatus(status);
      if (hash === undefined) return undefined;
      const shown = await git(folder, 'log', '-1', '--no-show-signature', '--format=%an <%ae>%x00%cI%x00%s', hash);
      const [author, committedAt, subject] = shown?.replace(/\n$/, '').split('\0') ?? [];
      return withoutUndefined({ hash, dirty, branch, author, committedAt, subject });
    },

    author: async (folder) => {
      const identity = await git(folder, 'var', 'GIT_AUTHOR_IDENT');
      return identity?.trim().replace(/ \d+ [+-]\d+$/, '');
    },
  };
}

/** Format: https://git-scm.com/docs/git-status#_porcelain_format_version_2 */
function parseStatus(status: string): { hash: string | undefined; branch: string | undefined; dirty: boolean } {
  const lines = status.split('\0').filter((line) => line !== '');
  const header = (name: string) => lines.find((line) => line.startsWith(`# ${name} `))?.slice(name.length + 3);
  const hash = header('branch.oid');
  const branch = header('branch.head');
  return {
    // `(initial)` before the first commit, `(detached)` away from any branch.
    hash: hash === '(initial)' ? undefined : hash,
    branch: branch === '(detached)' ? undefined : branch,
    dirty: lines.some((line) => !line.startsWith('# ')),
  };
}

type Optional<T> = { [K in keyof T]: T[K] | undefined };

function withoutUndefined({
  hash,
  dirty,
  ...rest
}: { hash: string; dirty: boolean } & Optional<Omit<CommitState, 'hash' | 'dirty'>>): CommitState {
  return { hash, dirty, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}
