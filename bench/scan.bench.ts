/** Scanning a generated tree of 20 000 Go files, next to `grep` on the same tree in the same minute. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { frameworks } from '../src/core/frameworks/registry.ts';
import { nodeFileSystem } from '../src/node/fileSystem.ts';
import { createScanner } from '../src/node/scan/scanner.ts';
import { type Bench, type Figure, median } from './figure.ts';

const packages = 1000;
const filesPerPackage = 20;
/** Of these, two hold benchmarks. */
const testFilesPerPackage = 6;
const repeats = 5;

/** About 100 lines with five benchmarks. */
const benchmarkFile = (name: string): string => {
  const body = Array.from({ length: 8 }, (_, index) => `\tx${index} := make([]byte, ${index})\n\t_ = x${index}\n`).join(
    '',
  );
  const benchmark = (index: number): string =>
    `func Benchmark${name}${index}(b *testing.B) {\n${body}\tfor b.Loop() {\n\t}\n}\n`;
  return `package p\n\nimport "testing"\n\n${Array.from({ length: 5 }, (_, index) => benchmark(index)).join('\n')}`;
};

const plainFile = (name: string): string =>
  `package p\n\n${Array.from({ length: 40 }, (_, index) => `func ${name}${index}(a int) int { return a + ${index} }\n`).join('')}`;

async function generate(root: string): Promise<void> {
  await writeFile(path.join(root, 'go.mod'), 'module example.com/large\n\ngo 1.26\n');
  for (let folder = 0; folder < packages; folder += 1) {
    const directory = path.join(root, `group${folder % 25}`, `package${folder}`);
    await mkdir(directory, { recursive: true });
    const files = Array.from({ length: filesPerPackage }, (_, index) => {
      const text = index < 2 ? benchmarkFile(`F${index}x`) : plainFile(`f${index}x`);
      return writeFile(path.join(directory, `f${index}${index < testFilesPerPackage ? '_test' : ''}.go`), text);
    });
    await Promise.all(files);
  }
}

async function timeMs(work: () => unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

async function repeat(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < repeats; index += 1) times.push(await timeMs(work));
  return median(times);
}

/** The bundled worker as it ships; the source where nothing has been built. */
function worker(): { workerUrl: URL; grammarsFolder?: string } {
  const dist = path.resolve(import.meta.dirname, '../dist');
  return existsSync(path.join(dist, 'scanWorker.js'))
    ? { workerUrl: new URL('../dist/scanWorker.js', import.meta.url), grammarsFolder: path.join(dist, 'grammars') }
    : { workerUrl: new URL('../src/node/scan/scanWorker.ts', import.meta.url) };
}

export const bench: Bench = async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'redline-scan-'));
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const newScanner = () => createScanner({ root, frameworks, files: nodeFileSystem, log, ...worker() });
  const scan = async (scanner: ReturnType<typeof newScanner>, changed?: readonly string[]): Promise<void> => {
    const { benchmarks, problems } = await scanner.scan({ excludeFromConfig: [], ...(changed && { changed }) });
    const expected = packages * 2 * 5;
    if (benchmarks.length !== expected)
      throw new Error(`found ${benchmarks.length} of ${expected}`, { cause: problems });
  };
  const grep = (): unknown => execFileSync('grep', ['-rl', 'func Benchmark', root], { maxBuffer: 1e8 });
  try {
    await generate(root);
    const grepMs = await repeat(grep);
    const coldMs = await repeat(async () => {
      const scanner = newScanner();
      await scan(scanner);
      await scanner.dispose();
    });
    const scanner = newScanner();
    await scan(scanner);
    const againMs = await repeat(() => scan(scanner));
    const edited = path.join(root, 'group0', 'package0', 'f0_test.go');
    const editedMs = await repeat(() => scan(scanner, [edited]));
    await scanner.dispose();
    const peer = { name: "grep -rl 'func Benchmark'", value: grepMs };
    const figures: readonly Figure[] = [
      { name: 'scan 20 000 Go files, cold', value: coldMs, unit: 'ms', bar: { atMost: 3 * grepMs + 2000 }, peer },
      { name: 'scan 20 000 Go files, unchanged again', value: againMs, unit: 'ms', bar: { atMost: 200 }, peer },
      { name: 'scan 20 000 Go files, one file event', value: editedMs, unit: 'ms' },
    ];
    return figures;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};
