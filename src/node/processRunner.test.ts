import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProcessExit, ProcessSpec } from '../core/ports/processRunner.ts';
import { createProcessRunner } from './processRunner.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'redline runner '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runner = createProcessRunner({ graceMs: 300, drainMs: 300 });
const node = (script: string, ...args: readonly string[]): ProcessSpec['argv'] => [
  process.execPath,
  '-e',
  script,
  ...args,
];

async function run(
  argv: ProcessSpec['argv'],
  options: { cwd?: string; environment?: ProcessSpec['environment']; signal?: AbortSignal; timeoutMs?: number } = {},
  onChunk?: (chunk: string) => void,
): Promise<{ exit: ProcessExit; stdout: string; stderr: string }> {
  const text = { stdout: '', stderr: '' };
  const { cwd = folder, environment = {}, ...handlers } = options;
  const exit = await runner.run(
    { argv, cwd, environment },
    {
      ...handlers,
      onOutput(chunk, stream) {
        text[stream] += chunk;
        onChunk?.(chunk);
      },
    },
  );
  return { exit, ...text };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('output and exit', () => {
  it('hands over both streams, the exit code, the folder and the arguments as they are', async () => {
    const hostile = `$(touch x) \`id\` "'; * \\ ÜÑ 世界`;
    const script =
      'process.stdout.write(JSON.stringify([process.argv[1], process.cwd()])); process.stderr.write("err"); process.exitCode = 7';
    const { exit, stdout, stderr } = await run(node(script, hostile));
    expect(JSON.parse(stdout)).toEqual([hostile, folder]);
    expect(stderr).toBe('err');
    expect(exit).toMatchObject({ code: 7, signal: undefined });
    expect(exit.stoppedBy).toBeUndefined();
  });

  it('never cuts inside a character', async () => {
    const script =
      'const b = Buffer.from("é世😀"); let i = 0; setInterval(() => i < b.length ? process.stdout.write(b.subarray(i, ++i)) : process.exit(), 5)';
    expect((await run(node(script))).stdout).toBe('é世😀');
  });

  it('adds and removes variables', async () => {
    const environment = { REDLINE_TEST_ADDED: 'yes', PATH: undefined };
    const { stdout } = await run(node('console.log(process.env.REDLINE_TEST_ADDED, process.env.PATH)'), {
      environment,
    });
    expect(stdout).toBe('yes undefined\n');
  });

  it('reports a death by signal', async () => {
    const { exit } = await run(node('process.kill(process.pid, "SIGSEGV")'));
    expect(exit).toMatchObject({ code: undefined, signal: 'SIGSEGV' });
  });

  it('streams large output in bounded memory', async () => {
    const megabytes = 100;
    let received = 0;
    let largestRss = 0;
    const before = process.memoryUsage().rss;
    const exit = await runner.run(
      { argv: ['head', '-c', `${megabytes}M`, '/dev/zero'], cwd: folder, environment: {} },
      {
        onOutput(chunk) {
          received += chunk.length;
          largestRss = Math.max(largestRss, process.memoryUsage.rss());
        },
      },
    );
    expect(exit.code).toBe(0);
    expect(received).toBe(megabytes * 2 ** 20);
    expect(largestRss - before).toBeLessThan(megabytes * 2 ** 20);
  });
});

describe('what cannot be started', () => {
  const plain = path.join(folder, 'not executable');
  writeFileSync(plain, '');
  chmodSync(plain, 0o644);
  const cases: readonly [string, ProcessSpec['argv'], string, string][] = [
    ['a program that is not there', ['redline-no-such-program'], folder, 'ENOENT'],
    ['a file that is not a program', [plain], folder, 'EACCES'],
    ['a folder that is not there', [process.execPath], path.join(folder, 'gone'), 'ECWD'],
    ['an argument no system takes', [process.execPath, 'a\0b'], folder, 'ERR_INVALID_ARG_VALUE'],
    ['an argument that is too long', [process.execPath, 'x'.repeat(2 ** 22)], folder, 'E2BIG'],
  ];
  it.each(cases)('%s', async (_, argv, cwd, code) => {
    const { exit } = await run(argv, { cwd });
    expect(exit.startError?.code).toBe(code);
    expect(exit.code).toBeUndefined();
  });
});

const isUp = (output: string) => output.includes('up');
const pidsIn = (output: string) => [...output.matchAll(/^\d+$/gm)].map(Number);

async function stopWhen(up: (output: string) => boolean, argv: ProcessSpec['argv']) {
  const stopper = new AbortController();
  let output = '';
  return run(argv, { signal: stopper.signal }, (chunk) => {
    output += chunk;
    if (up(output)) stopper.abort();
  });
}

describe('stopping', () => {
  const waitForever = 'console.log("up"); setInterval(() => {}, 1000);';
  const stubborn = `process.on("SIGINT", () => {}); ${waitForever}`;

  it('interrupts first', async () => {
    const polite = 'process.on("SIGINT", () => { console.log("bye"); process.exit(3); });';
    const { exit, stdout } = await stopWhen(isUp, node(polite + waitForever));
    expect(stdout).toBe('up\nbye\n');
    expect(exit).toMatchObject({ code: 3, stoppedBy: 'user' });
  });

  it('kills what ignores the interrupt', async () => {
    const { exit } = await stopWhen(isUp, node(stubborn));
    expect(exit).toMatchObject({ signal: 'SIGKILL', stoppedBy: 'user' });
  });

  it('ends after the time-out', async () => {
    const { exit } = await run(node(stubborn), { timeoutMs: 400 });
    expect(exit.stoppedBy).toBe('timeout');
  });

  it('starts nothing when it is already stopped', async () => {
    const { exit, stdout } = await run(node(waitForever), { signal: AbortSignal.abort() });
    expect(exit).toMatchObject({ stoppedBy: 'user' });
    expect(stdout).toBe('');
  });
});

describe.runIf(process.platform === 'linux')('nothing is left behind', () => {
  const sleeper = `sh -c 'echo $$; exec sleep 1000'`;

  it('on stop: children in the group and out of it', async () => {
    const script = `${sleeper} & setsid ${sleeper} & wait`;
    const { exit, stdout } = await stopWhen((output) => pidsIn(output).length === 2, ['sh', '-c', script]);
    expect(exit.stoppedBy).toBe('user');
    expect(pidsIn(stdout).filter(isAlive)).toEqual([]);
  });

  it('when a process ends but its children keep the pipe open', async () => {
    const ready = path.join(folder, 'ready');
    const script = `${sleeper} & setsid sh -c 'echo $$; touch "$0"; exec sleep 1000' "$0" & until [ -e "$0" ]; do sleep 0.01; done`;
    const { exit, stdout } = await run(['sh', '-c', script, ready]);
    expect(exit.code).toBe(0);
    expect(pidsIn(stdout).length).toBeGreaterThan(0);
    expect(pidsIn(stdout).filter(isAlive)).toEqual([]);
  });

  it('goes on when someone who cannot be found keeps the pipe open', async () => {
    const hidden = path.join(folder, 'hidden');
    const script = `env -i setsid sh -c 'echo $$ > "$0"; exec sleep 1000' "$0" & until [ -s "$0" ]; do sleep 0.01; done; echo done`;
    const { exit, stdout } = await run(['sh', '-c', script, hidden]);
    expect(stdout).toBe('done\n');
    expect(exit.code).toBe(0);
    process.kill(Number(readFileSync(hidden, 'utf8')), 'SIGKILL');
  });

  it('when Redline itself exits', async () => {
    const module = JSON.stringify(path.join(import.meta.dirname, 'processRunner.ts'));
    const script = `
      const { createProcessRunner } = await import(${module});
      const onOutput = (pid) => { console.log(pid.trim()); process.exit(); };
      const argv = ['sh', '-c', ${JSON.stringify(`${sleeper} & wait`)}];
      void createProcessRunner().run({ argv, cwd: '/', environment: {} }, { onOutput });`;
    const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(pidsIn(stdout)).toHaveLength(1);
    await expect.poll(() => pidsIn(stdout).filter(isAlive)).toEqual([]);
  });
});
