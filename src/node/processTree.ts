import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process that Redline started, as the leader of its own group, and everything that descends from it. */
export interface ProcessTree {
  readonly pid: number;
  /** A text that only this tree's environment holds: finds the members that left the group. */
  readonly mark: string;
}

const onWindows = process.platform === 'win32';
/** A tree that forks faster than it can be killed is given up after so many rounds. */
const sweepRounds = 20;

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // ESRCH: nobody is left. EPERM: a member changed its user, and cannot be ended from here.
  }
}

/**
 * Processes that carry the mark in their environment, wherever they moved. Linux only: elsewhere another process's
 * environment cannot be read cheaply, and the group has to do. Takes a few milliseconds.
 */
function marked(mark: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`).includes(mark);
    } catch {
      return false; // ended meanwhile, or another user's
    }
  });
}

/** Asks the tree to end. Windows knows no interrupt for another tree: there it is killed. */
export function interruptTree(tree: ProcessTree): void {
  if (onWindows) killTree(tree);
  else signal(-tree.pid, 'SIGINT');
}

/** Kills the group and whoever left it. Synchronous, so that it also works while Redline itself exits. Never throws. */
export function killTree(tree: ProcessTree): void {
  if (onWindows) spawnSync('taskkill', ['/pid', String(tree.pid), '/T', '/F'], { windowsHide: true });
  else killRemains(tree);
}

/**
 * After the leader has ended: kills who is left, since they would hold its output open and keep the machine busy.
 * On Windows nothing tells any more who descended from it.
 */
export function killRemains({ pid, mark }: ProcessTree): void {
  if (onWindows) return;
  signal(-pid, 'SIGKILL');
  for (let round = 0, left = marked(mark); left.length > 0 && round < sweepRounds; round += 1, left = marked(mark)) {
    for (const member of left) signal(member, 'SIGKILL');
  }
}
