import { describe, expect, test } from 'vitest';
import { defaultConfig, type FrameworkConfig } from '../../model/config.ts';
import type { MeasureSettings } from '../../model/run.ts';
import { selectExactly } from './pattern.ts';
import { plan } from './plan.ts';
import { benchmark } from './testSupport.ts';

function patterns(names: readonly string[], alternatives = true): string[] {
  return selectExactly(names, alternatives).map(({ pattern }) => pattern);
}

describe('patterns', () => {
  test.each([
    [['BenchmarkA'], '^BenchmarkA$'],
    [['BenchmarkA/x'], '^BenchmarkA$/^x$'],
    [['BenchmarkA', 'BenchmarkB'], '^(?:BenchmarkA|BenchmarkB)$'],
    [['BenchmarkA/x', 'BenchmarkA/y'], '^BenchmarkA$/^(?:x|y)$'],
    [['BenchmarkA/x', 'BenchmarkA'], '^BenchmarkA$'],
    [['BenchmarkA/x/y', 'BenchmarkA/x'], '^BenchmarkA$/^x$'],
    [['BenchmarkA/x', 'BenchmarkAB'], '^BenchmarkA$/^x$|^BenchmarkAB$'],
    [['BenchmarkA/re.*[x](y)+$^|{2}?'], String.raw`^BenchmarkA$/^re\.\*\[x\]\(y\)\+\$\^\|\{2\}\?$`],
    [['BenchmarkA/back\\slash'], String.raw`^BenchmarkA$/^back\\slash$`],
    [['BenchmarkA/a//b'], '^BenchmarkA$/^a$/^$/^b$'],
  ])('%j', (names, expected) => {
    expect(patterns(names)).toEqual([expected]);
  });

  test('before Go 1.20 each parent needs its own process', () => {
    expect(patterns(['BenchmarkA/x', 'BenchmarkB', 'BenchmarkC', 'BenchmarkA/y'], false)).toEqual([
      '^BenchmarkA$/^(?:x|y)$',
      '^(?:BenchmarkB|BenchmarkC)$',
    ]);
  });

  test('long selections are split, and every name is in exactly one part', () => {
    const names = Array.from({ length: 200 }, (_, index) => `BenchmarkA/${'.'.repeat(500)}${index}`);
    const parts = selectExactly(names, true);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap((part) => part.names)).toEqual(names);
    for (const { pattern } of parts) expect(pattern.length).toBeLessThan(20_000);
  });
});

const unit = { id: 'example.com/lab', directory: '/lab/a b', workingDirectory: '/lab/a b' };
const other = { id: 'example.com/lab/sub', directory: '/lab/sub', workingDirectory: '/lab/sub' };

function planFor(
  names: readonly string[],
  settings: Partial<MeasureSettings> = {},
  config: Partial<FrameworkConfig> = {},
) {
  return plan({
    targets: names.map((name) => benchmark(name)),
    units: new Map([
      [unit.id, unit],
      [other.id, other],
    ]),
    settings: { ...defaultConfig.measure, ...settings },
    config: { enabled: true, arguments: [], environment: {}, ...config },
    toolCommand: '/opt/go/bin/go',
    toolVersion: 'go1.26.8',
    cpuCount: 8,
  });
}

test('one process, started in the folder of the package', () => {
  const [process, ...more] = planFor(['BenchmarkA'], {}, { arguments: ['-tags', 'x y'], environment: { GOGC: 'off' } });
  expect(more).toEqual([]);
  expect(process).toMatchObject({
    argv: [
      ['/opt/go/bin/go', 'test', '-run', '^$', '-bench', '^BenchmarkA$', '-count', '10', '-benchtime', '100ms'],
      ['-cpu', '8', '-timeout', '0', '-benchmem', '-v', '.', '-tags', 'x y'],
    ].flat(),
    cwd: '/lab/a b',
    environment: { GOGC: 'off' },
    samples: 10,
    warmupSamples: 0,
    hints: { cpu: 8 },
  });
});

test('samples are spread over processes, warm-up comes on top in each', () => {
  const processes = planFor(['BenchmarkA'], { samples: 10, processes: 3, warmupTimeMs: 150, sampleTimeMs: 100 });
  expect(processes.map(({ samples, warmupSamples }) => [samples, warmupSamples])).toEqual([
    [4, 2],
    [3, 2],
    [3, 2],
  ]);
  expect(processes.map(({ argv }) => argv[argv.indexOf('-count') + 1])).toEqual(['6', '5', '5']);
});

test('rounds of all packages follow each other, and never are there more processes than samples', () => {
  const targets = [benchmark('BenchmarkA'), benchmark('BenchmarkB', other.id)];
  const processes = plan({
    targets,
    units: new Map([
      [unit.id, unit],
      [other.id, other],
    ]),
    settings: { ...defaultConfig.measure, samples: 2, processes: 5 },
    config: { enabled: true, arguments: [], environment: {}, cpu: 1 },
    toolCommand: 'go',
    cpuCount: 8,
  });
  expect(processes.map(({ cwd }) => cwd)).toEqual(['/lab/a b', '/lab/sub', '/lab/a b', '/lab/sub']);
  expect(processes.map(({ expected }) => expected)).toEqual([...targets, ...targets].map(({ id }) => [id]));
  expect(processes[0]?.hints).toEqual({ cpu: 1 });
});

test('a parent stands for its children, which stay expected where they are known', () => {
  const [process] = planFor(['BenchmarkA', 'BenchmarkA/x']);
  expect(process?.expected).toHaveLength(2);
  expect(process?.argv).toContain('^BenchmarkA$');
});
