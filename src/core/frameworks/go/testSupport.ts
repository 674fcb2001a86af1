import { type Benchmark, benchmarkId } from '../../model/benchmark.ts';
import type { ProcessExit } from '../../ports/processRunner.ts';
import type { ParsedOutput, ProcessPlan } from '../framework.ts';
import { createParser } from './parse.ts';

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function benchmark(name: string, unit = 'example.com/lab'): Benchmark {
  return {
    id: benchmarkId('go', unit, name),
    framework: 'go',
    unit,
    name,
    file: '/lab/lab_test.go',
    range: nowhere,
    nameRange: nowhere,
    hasComputedChildren: false,
    origin: 'source',
  };
}

/** A plan that expects these names, `-cpu 2`, two samples, no warm-up, in `/lab`. */
export function processPlan(names: readonly string[], changes: Partial<ProcessPlan> = {}): ProcessPlan {
  return {
    framework: 'go',
    unit: { id: 'example.com/lab', directory: '/lab', workingDirectory: '/lab' },
    argv: ['go', 'test'],
    cwd: '/lab',
    environment: {},
    expected: names.map((name) => benchmarkId('go', 'example.com/lab', name)),
    samples: 2,
    warmupSamples: 0,
    hints: { cpu: 2 },
    estimatedMs: 0,
    ...changes,
  };
}

export interface Output {
  readonly stdout: string;
  readonly stderr?: string;
  readonly process?: ProcessPlan;
  readonly exit?: Partial<ProcessExit>;
}

export function parse({ stdout, stderr = '', process, exit }: Output): ParsedOutput {
  const parser = createParser(process === undefined ? {} : { process });
  parser.push(stderr, 'stderr');
  parser.push(stdout, 'stdout');
  return parser.end({ code: 0, signal: undefined, durationMs: 1, ...exit });
}
