import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLockService } from './lock.ts';

const warnings: string[] = [];
const log = { info: () => undefined, warn: (message: string) => warnings.push(message), error: () => undefined };
const locks = createLockService(log);
let folder = '';
let lockPath = '';
let holder: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redline-lock-'));
  lockPath = path.join(folder, 'new', 'x.lock');
});

afterEach(() => {
  holder?.kill('SIGKILL');
  holder = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that holds the lock until it dies. Its work stays reachable: what nothing can ever settle may be collected, lock and all. */
async function holdElsewhere(): Promise<ChildProcess> {
  const script = `
    import { createLockService } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.ts'))};
    const log = { info() {}, warn() {}, error() {} };
    await createLockService(log).withLock(${JSON.stringify(lockPath)}, () => { console.log('held'); return new Promise((resolve) => setInterval(resolve, 1e6)); });`;
  holder = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (holder.stdout) await once(holder.stdout, 'data');
  return holder;
}

describe('inside one process', () => {
  it('lets one in at a time, in the order they came', async () => {
    const order: string[] = [];
    const enter = (name: string) =>
      locks.withLock(lockPath, async () => {
        order.push(`${name} in`);
        await sleep(5);
        order.push(`${name} out`);
      });
    await Promise.all([enter('a'), enter('b'), enter('c')]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('hands on the result, and lets the next one in after an error', async () => {
    await expect(locks.withLock(lockPath, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    await expect(locks.withLock(lockPath, () => Promise.resolve(7))).resolves.toBe(7);
  });

  it('stops waiting when told to, and those behind still get their turn', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const first = locks.withLock(lockPath, () => held);
    const stop = new AbortController();
    const stopped = locks.withLock(lockPath, () => Promise.resolve('never'), { signal: stop.signal });
    const third = locks.withLock(lockPath, () => Promise.resolve('third'));
    stop.abort();
    await expect(stopped).rejects.toThrow('aborted');
    release();
    await first;
    await expect(third).resolves.toBe('third');
  });

  it('does not mix up different locks', async () => {
    await locks.withLock(lockPath, () => locks.withLock(path.join(folder, 'other.lock'), () => Promise.resolve()));
  });
});

describe('between processes', () => {
  it('waits, says so once, and enters when the holder is killed', async () => {
    const other = await holdElsewhere();
    let waits = 0;
    const { promise: waiting, resolve: onWait } = Promise.withResolvers<void>();
    const entered = locks.withLock(lockPath, () => Promise.resolve('in'), {
      onWait: () => {
        waits += 1;
        onWait();
      },
    });
    await waiting;
    await sleep(50);
    other.kill('SIGKILL');
    await expect(entered).resolves.toBe('in');
    expect(waits).toBe(1);
  });

  it('stops waiting when told to', async () => {
    await holdElsewhere();
    const stop = new AbortController();
    const stopped = locks.withLock(lockPath, () => Promise.resolve(), {
      signal: stop.signal,
      onWait: () => stop.abort(),
    });
    await expect(stopped).rejects.toThrow('aborted');
  });
});

it('has a lock for the machine that is this user’s own', async () => {
  expect(path.isAbsolute(locks.machineRunLock)).toBe(true);
  expect(createLockService(log, { machineFolder: folder }).machineRunLock).toBe(path.join(folder, 'run.lock'));
  expect(warnings).toEqual([]);
});
