import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RunObserver, RunReport } from '../src/core/engine.ts';
import { mannWhitney } from '../src/core/statistics/mannWhitney.ts';
import { sortFinite } from '../src/core/statistics/sorted.ts';
import { createEngine } from '../src/node/engine.ts';
import { type Bench, median } from './figure.ts';

const execute = promisify(execFile);
const repository = path.resolve(import.meta.dirname, '..');
const rounds = 15;
const selection = 'slug#BenchmarkMake';
const overrides = { samples: 3, sampleTimeMs: 10 };

/** Milliseconds that `work` takes, and what it gave. */
async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const startedMs = performance.now();
  const result = await work();
  return { ms: performance.now() - startedMs, result };
}

/** A copy of the example project, and ways to run the same benchmark in it. */
async function openProject() {
  const folder = mkdtempSync(path.join(tmpdir(), 'redline-bench-'));
  cpSync(path.join(repository, 'examples/go'), folder, { recursive: true });
  const engine = createEngine({ root: folder, log: { info() {}, warn() {}, error: console.error } });
  const targets = (await engine.scan()).benchmarks.filter(({ id }) => id.endsWith(selection));
  let byHand = { line: '', cwd: folder };
  const observer: RunObserver = {
    onPhase() {},
    onCommand: (line, cwd) => void (byHand = { line, cwd }),
    onOutput() {},
    onProgress() {},
  };
  const flags = ['--samples', String(overrides.samples), '--sample-time', String(overrides.sampleTimeMs)];
  const argv = [path.join(repository, 'dist/cli.js'), 'run', selection, ...flags];
  return {
    throughEngine: () => engine.run({ targets, overrides }, observer, new AbortController().signal),
    /** The line that the engine showed last. */
    byHand: () => execute('sh', ['-c', byHand.line], { cwd: byHand.cwd }),
    // Its exit code says that there is no baseline to compare with.
    throughCli: () => execute(process.execPath, argv, { cwd: folder }).catch(() => undefined),
    close() {
      engine.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const nsByHand = (stdout: string) => [...stdout.matchAll(/([\d.]+) ns\/op/g)].map(([, value]) => Number(value));
const nsOfEngine = ({ run }: RunReport) => run.results[0]?.measurements[0]?.samples ?? [];

/** The same `go test` line by hand, through the engine, and through the command line, taking turns. */
export const bench: Bench = async () => {
  const project = await openProject();
  try {
    await project.throughEngine();
    const hands: number[] = [];
    const added = { engine: [] as number[], cli: [] as number[] };
    const ns = { hand: [] as number[], engine: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const hand = await timed(project.byHand);
      const engine = await timed(project.throughEngine);
      const cli = await timed(project.throughCli);
      hands.push(hand.ms);
      added.engine.push(engine.ms - hand.ms);
      added.cli.push(cli.ms - hand.ms);
      ns.hand.push(...nsByHand(hand.result.stdout));
      ns.engine.push(...nsOfEngine(engine.result));
    }
    const peer = { name: 'go test by hand', value: median(hands) };
    const { p } = mannWhitney(sortFinite(ns.hand), sortFinite(ns.engine));
    return [
      { name: 'added to go test by the engine', value: median(added.engine), unit: 'ms', bar: { atMost: 150 }, peer },
      { name: 'added by the command line (with its start and scan)', value: median(added.cli), unit: 'ms', peer },
      { name: 'both ways measure the same: p', value: p, unit: '', bar: { atLeast: 0.001 } },
    ];
  } finally {
    project.close();
  }
};
