import { describe, expect, test } from 'vitest';
import type { ParsedOutput } from '../framework.ts';
import { createParser, recognises } from './parse.ts';
import { type Output, parse, processPlan } from './testSupport.ts';

const line = (name: string, time: number): string => `${name}   \t     100\t       ${time} ns/op\n`;

/** `name: samples of time` or `name: outcome (message)`, and the codes of the problems. */
function summary({ results, problems }: ParsedOutput): { results: string[]; problems: string[] } {
  return {
    results: results.map(({ name, outcome, message, measurements }) => {
      const time = measurements.find(({ metric }) => metric.id === 'time');
      return outcome === 'measured' ? `${name}: ${time?.samples.join(' ')}` : `${name}: ${outcome} (${message})`;
    }),
    problems: problems.map(({ code }) => code),
  };
}

interface Case extends Output {
  readonly title: string;
  readonly results?: readonly string[];
  readonly problems?: readonly string[];
}

const onlyA = processPlan(['BenchmarkA']);
const cases: readonly Case[] = [
  {
    title: 'a name that ends in digits keeps them: exactly the suffix of -cpu goes',
    process: processPlan(['BenchmarkA/size-2', 'BenchmarkA/size-8']),
    stdout:
      [line('BenchmarkA/size-2-2', 1), line('BenchmarkA/size-2-2', 2), line('BenchmarkA/size-8-2', 3)].join('') +
      line('BenchmarkA/size-8-2', 4),
    results: ['BenchmarkA/size-2: 1 2', 'BenchmarkA/size-8: 3 4'],
  },
  {
    title: 'warm-up samples are dropped per benchmark',
    process: processPlan(['BenchmarkA', 'BenchmarkB'], { samples: 1, warmupSamples: 2 }),
    stdout: ['A', 'A', 'A', 'B', 'B', 'B'].map((name, index) => line(`Benchmark${name}-2`, index)).join(''),
    results: ['BenchmarkA: 2', 'BenchmarkB: 5'],
  },
  {
    title: 'results nobody asked for are dropped, children of a target are results of their own',
    process: processPlan(['BenchmarkA'], { samples: 1 }),
    stdout: line('BenchmarkAB-2', 1) + line('BenchmarkA/x-2', 2) + line('BenchmarkA/y/z-2', 3),
    results: ['BenchmarkA/x: 2', 'BenchmarkA/y/z: 3'],
  },
  {
    title: 'a child is found below a target by whole elements only',
    process: processPlan(['BenchmarkA/x'], { samples: 1 }),
    stdout: line('BenchmarkA/xy-2', 1) + line('BenchmarkA/x-2', 2),
    results: ['BenchmarkA/x: 2'],
  },
  {
    title: 'what was asked for and not reported has failed, whatever the exit code',
    process: onlyA,
    stdout: 'PASS\nok  \texample.com/lab\t0.1s\n',
    results: ['BenchmarkA: failed (BenchmarkA was asked for, but the run did not report it.)'],
    problems: ['not-reported'],
  },
  {
    title: 'fewer samples than asked for are kept and told',
    process: onlyA,
    stdout: line('BenchmarkA-2', 1),
    results: ['BenchmarkA: 1'],
    problems: ['output-truncated'],
  },
  {
    title: 'a result in a line that is cut off is left out',
    process: onlyA,
    stdout: `${line('BenchmarkA-2', 1)}BenchmarkA-2   \t     100\t       12`,
    exit: { code: undefined, signal: 'SIGKILL' },
    results: ['BenchmarkA: 1'],
    problems: ['output-truncated', 'output-truncated'],
  },
  {
    title: 'after a stop what is complete counts, and nothing has failed',
    process: processPlan(['BenchmarkA', 'BenchmarkB']),
    stdout: `${line('BenchmarkA-2', 1)}${line('BenchmarkA-2', 2)}BenchmarkB\n`,
    exit: { code: 1, stoppedBy: 'user' },
    results: ['BenchmarkA: 1 2'],
  },
  {
    title: 'a benchmark that hangs is the one that failed',
    process: processPlan(['BenchmarkA', 'BenchmarkB']),
    stdout: `BenchmarkA\n${line('BenchmarkA-2', 1)}${line('BenchmarkA-2', 2)}BenchmarkB\n${line('BenchmarkB-2', 1)}`,
    exit: { code: undefined, signal: 'SIGKILL', stoppedBy: 'timeout' },
    results: [
      'BenchmarkA: 1 2',
      'BenchmarkB: failed (The test program ended while BenchmarkB was running: it took too long)',
    ],
    problems: ['crashed'],
  },
  {
    title: 'a line broken up by what the user prints is put together',
    process: onlyA,
    stdout:
      'BenchmarkA-2   \tstdout from user code\nno newline    6728\t       329.8 ns/op\t 0 B/op\nx-1BenchmarkA-2   \t  7\t 330 ns/op\n',
    results: ['BenchmarkA: 329.8 330'],
  },
  {
    title: 'Windows line ends',
    process: onlyA,
    stdout: (line('BenchmarkA-2', 1) + line('BenchmarkA-2', 2)).replaceAll('\n', '\r\n'),
    results: ['BenchmarkA: 1 2'],
  },
  {
    title: 'text of a panic that no stack trace follows was printed by the user',
    process: onlyA,
    stdout: `panic: just kidding\n${line('BenchmarkA-2', 1)}${line('BenchmarkA-2', 2)}`,
    results: ['BenchmarkA: 1 2'],
  },
  {
    title: 'a line printed while the benchmark was crashing is no sample',
    process: processPlan(['BenchmarkA'], { samples: 1 }),
    stdout: 'BenchmarkA-2   \t       0\t               NaN ns/op\t       0 B/op\n',
    results: ['BenchmarkA: failed (BenchmarkA was asked for, but the run did not report it.)'],
    problems: ['not-reported'],
  },
  {
    title: 'unknown origin: a suffix that all names share is -N',
    stdout: line('BenchmarkA-8', 1) + line('BenchmarkA/size-4-8', 2),
    results: ['BenchmarkA: 1', 'BenchmarkA/size-4: 2'],
  },
  {
    title: 'unknown origin: other suffixes belong to the names',
    stdout: line('BenchmarkA/size-8', 1) + line('BenchmarkA/size-16', 2),
    results: ['BenchmarkA/size-8: 1', 'BenchmarkA/size-16: 2'],
  },
  {
    title: 'unknown origin: the suffix -1 is never printed by Go',
    stdout: line('BenchmarkA/x-1', 1),
    results: ['BenchmarkA/x-1: 1'],
  },
];

test.each(cases)('$title', (output) => {
  const { results = [], problems = [] } = output;
  expect(summary(parse(output))).toEqual({ results, problems });
});

const metrics = (stdout: string) => parse({ stdout }).results[0]?.measurements.map(({ metric }) => metric);

describe('metrics', () => {
  test('rates are better high; Unit lines decide', () => {
    const values = 'BenchmarkA-2 100 5 ns/op 3 req/s 4 hits 6 allocs/op\n';
    const units = 'Unit hits better=higher assume=exact\nUnit allocs/op assume=nothing\nUnit of measure\n';
    expect(metrics(units + values)?.map(({ id, direction, class: kind }) => `${id} ${direction} ${kind}`)).toEqual([
      'time lower noisy',
      'allocsPerOp lower noisy',
      'req/s higher noisy',
      'hits higher exact',
    ]);
  });

  test('samples of a metric that one line lacks do not claim its iterations', () => {
    const { results } = parse({ stdout: 'BenchmarkA 100 5 ns/op 1 x\nBenchmarkA 200 6 ns/op\n' });
    expect(results[0]?.measurements).toMatchObject([{ samples: [5, 6], iterations: [100, 200] }, { samples: [1] }]);
    expect(results[0]?.measurements[1]).not.toHaveProperty('iterations');
  });
});

const packageRun = (name: string, time: number): string => `pkg: example.com/${name}\n${line('BenchmarkA-4', time)}`;

test('the same name in two packages is two benchmarks; a package that comes again continues', () => {
  const { results } = parse({ stdout: packageRun('a', 1) + packageRun('b', 2) + packageRun('a', 3) });
  expect(results.map(({ id, measurements }) => [id, measurements[0]?.samples])).toEqual([
    ['go:example.com/a#BenchmarkA', [1, 3]],
    ['go:example.com/b#BenchmarkA', [2]],
  ]);
});

test('samples are told as they come, without warm-up', () => {
  const told: string[] = [];
  const process = processPlan(['BenchmarkA'], { warmupSamples: 1 });
  const parser = createParser({ process, onSample: (id, count) => told.push(`${id} ${count}`) });
  parser.push([1, 2, 3].map((time) => line('BenchmarkA-2', time)).join(''), 'stdout');
  expect(told).toEqual(['go:example.com/lab#BenchmarkA 1', 'go:example.com/lab#BenchmarkA 2']);
});

test('a line without end takes no memory, and the result behind it is found', () => {
  const parser = createParser({ process: processPlan(['BenchmarkA'], { samples: 1 }) });
  parser.push('BenchmarkA\n', 'stdout');
  const piece = 'user output without a line break '.repeat(2000);
  for (let count = 0; count < 1000; count += 1) parser.push(piece, 'stdout');
  parser.push(line('BenchmarkA-2', 7), 'stdout');
  expect(summary(parser.end({ code: 0, signal: undefined, durationMs: 1 })).results).toEqual(['BenchmarkA: 7']);
});

test.each([
  ['goos: linux\n', true],
  ['some log\nBenchmarkA-8 \t 100\t 12.5 ns/op\n', true],
  ['{"benchmarks": []}', false],
  ['Benchmarking is fun 10 times', false],
])('recognises %j: %s', (text, expected) => {
  expect(recognises(text)).toBe(expected);
});
