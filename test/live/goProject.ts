import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { discoverFile } from '../../src/core/discover/documentDiscovery.ts';
import type { ParsedOutput, ProcessPlan, Unit } from '../../src/core/frameworks/framework.ts';
import { go } from '../../src/core/frameworks/go/index.ts';
import type { Benchmark } from '../../src/core/model/benchmark.ts';
import { defaultConfig } from '../../src/core/model/config.ts';
import { nodeFileSystem } from '../../src/node/fileSystem.ts';
import { createSyntaxParser } from '../../src/node/syntax/treeSitter.ts';

/** Holds all packages of a test file; the file removes it. */
export const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'redline live é ')));
const parser = createSyntaxParser();

/** Benchmarks of the test files in a folder, and their package. */
export async function discover(folder: string): Promise<{ unit: Unit; benchmarks: readonly Benchmark[] }> {
  const found: Benchmark[] = [];
  let unit: Unit | undefined;
  for (const name of readdirSync(folder).filter((file) => go.matchesFile(file))) {
    const file = path.join(folder, name);
    const located = await go.locateUnit(file, root, nodeFileSystem);
    if ('code' in located) throw new Error(located.message);
    unit = located;
    found.push(...(await discoverFile({ framework: go, parser, file, unit }, readFileSync(file, 'utf8'))));
  }
  if (unit === undefined) throw new Error(`no test files in ${folder}`);
  return { unit, benchmarks: found };
}

/** One sample, as short as Go allows, with `-cpu 2`. */
export function planFor(unit: Unit, targets: readonly Benchmark[], toolVersion?: string): readonly ProcessPlan[] {
  return go.plan({
    targets,
    units: new Map([[unit.id, unit]]),
    settings: { ...defaultConfig.measure, samples: 1, sampleTimeMs: 0.001 },
    config: { enabled: true, arguments: [], environment: {} },
    toolCommand: 'go',
    cpuCount: 2,
    ...(toolVersion !== undefined && { toolVersion }),
  });
}

/** Starts the process of a plan and parses what it prints. */
export function run(plan: ProcessPlan): ParsedOutput {
  const [command, ...args] = plan.argv;
  const { stdout, stderr, status } = spawnSync(command, args, { cwd: plan.cwd, encoding: 'utf8' });
  const reader = go.createParser({ process: plan });
  reader.push(stdout, 'stdout');
  reader.push(stderr, 'stderr');
  return reader.end({ code: status ?? undefined, signal: undefined, durationMs: 1 });
}

export const reportedNames = (plans: readonly ProcessPlan[]): string[] =>
  plans.flatMap((plan) =>
    run(plan)
      .results.filter(({ outcome }) => outcome !== 'failed')
      .map(({ name }) => name),
  );

/** A module with one test file. */
export function writePackage(name: string, code: string): string {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'go.mod'), `module example.com/${name}\n\ngo 1.19\n`);
  writeFileSync(path.join(folder, 'x_test.go'), `package x\n\nimport "testing"\n\nvar sink int\n\n${code}`);
  return folder;
}

export const work = 'func(b *testing.B) { for i := 0; i < b.N; i++ { sink += i } }';

const rune = (character: string): string => character.codePointAt(0)!.toString(16).padStart(8, '0');

/** A Go string literal in ASCII. */
export function goString(text: string): string {
  const escaped = text.replaceAll(/[\\"]/g, String.raw`\$&`);
  return `"${escaped.replaceAll(/[^\x20-\x7e]/gu, (character) => `\\U${rune(character)}`)}"`;
}

export const runs = (names: readonly string[]): string => names.map((name) => `b.Run("${name}", ${work})`).join('; ');
