import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** What a call of the command line answered. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Call {
  readonly args: readonly string[];
  readonly cwd?: string;
  /** On top of this process's; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The command line as it ships: copied to a folder with blanks and non-ASCII letters, far from any `node_modules`. */
export function useCommandLine() {
  const folder = mkdtempSync(path.join(tmpdir(), 'redline ünter '));
  const script = path.join(folder, 'dist', 'cli.js');
  beforeAll(() => {
    const built = path.resolve(import.meta.dirname, '../../dist');
    if (!existsSync(path.join(built, 'cli.js'))) throw new Error('dist/ is missing. Run: npm run build');
    cpSync(built, path.join(folder, 'dist'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  const started = new Set<ChildProcess>();
  const start = ({ args, cwd = folder, env = {} }: Call): ChildProcessByStdio<null, Readable, Readable> => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: { ...process.env, REDLINE_CONFIG: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.add(child.once('exit', () => started.delete(child)));
    return child;
  };
  // After a failed test: a run that waits for ever would keep all other runs on this machine waiting.
  afterEach(() => started.forEach((child) => child.kill('SIGTERM')));
  const call = async (what: Call): Promise<Answer> => {
    const child = start(what);
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ]);
    return { code, stdout, stderr };
  };

  /** A folder of its own with these files, below which `redline` is called. */
  const project = (files: Readonly<Record<string, string>>) => {
    const root = mkdtempSync(path.join(folder, 'projekt ß '));
    const write = (name: string, content: string) => {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    };
    mkdirSync(path.join(root, '.redline'));
    for (const [name, content] of Object.entries(files)) write(name, content);
    return {
      root,
      script,
      write,
      start: (...args: readonly string[]) => start({ args, cwd: root }),
      redline: (...args: readonly string[]) => call({ args, cwd: root }),
      callFrom: (cwd: string, ...args: readonly string[]) => call({ args, cwd }),
      redlineWith: (env: Call['env'], ...args: readonly string[]) => call({ args, cwd: root, env: env ?? {} }),
      /** The document of a `--json` call. */
      json: async (...args: readonly string[]) => {
        const answer = await call({ args: [...args, '--json'], cwd: root });
        return { code: answer.code, document: JSON.parse(answer.stdout) as JsonDocument };
      },
    };
  };
  return { folder, script, call, project };
}

/** The parts of the documents that the tests look at. */
export interface JsonDocument {
  readonly version: number;
  readonly exitCode: number;
  readonly benchmarks: readonly { readonly id: string; readonly name: string }[];
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly comparisons: readonly { readonly name: string; readonly verdict: string; readonly metric: { id: string } }[];
  readonly run: {
    readonly outcome: string;
    readonly results: readonly { readonly name: string; readonly outcome: string; readonly message?: string }[];
  };
}

export const goMod = 'module example.com/sample\n\ngo 1.21\n';

/** Little work, and few enough samples to be quick; still enough for a verdict. */
export const quick = ['--samples', '6', '--sample-time', '1'];

/** A Go test file whose benchmarks say how long they took: the same number each time, so that verdicts are certain. */
export function fixedBenchmarks(nsPerOp: Readonly<Record<string, number>>): string {
  const functions = Object.entries(nsPerOp).map(
    ([name, value]) => `func ${name}(b *testing.B) {\n\tb.ReportMetric(${value}, "ns/op")\n}\n`,
  );
  return `package sample\n\nimport "testing"\n\n${functions.join('\n')}`;
}
