import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaselineFile, BaselineRecord } from '../model/baseline.ts';
import { benchmarkId } from '../model/benchmark.ts';
import { allocsPerOpMetric, type Measurement, timeMetric } from '../model/measurement.ts';
import { formatBaselineFile, parseBaselineFile } from './baselineFile.ts';

const environment = { os: 'linux', arch: 'x64', cpuModel: 'AMD EPYC', cpuCount: 2 };

const record = (name: string, rest: Partial<BaselineRecord> = {}): BaselineRecord => ({
  benchmark: benchmarkId('go', 'example.com/a', name),
  name,
  measurements: [{ metric: timeMetric, samples: [1.5, 2] }],
  recordedAt: '2026-11-21T08:54:02.123Z',
  run: '20261121T085402.123Z-1a2b3c',
  runtimes: { go: 'go1.26.8' },
  ...rest,
});

const file = (...records: readonly BaselineRecord[]): BaselineFile => ({
  version: 1,
  environment,
  records: new Map(records.map((one) => [one.benchmark, one])),
});

const roundTrip = (one: BaselineFile) => parseBaselineFile(formatBaselineFile(one), 'b.json');

describe('the text of a baseline file', () => {
  it('is sorted and frames each record with lines that do not change', () => {
    const metrics: readonly Measurement[] = [
      { metric: timeMetric, samples: [1234.5, 0.1], iterations: [100, 200] },
      { metric: allocsPerOpMetric, samples: [3, 3] },
    ];
    const a = record('A', { measurements: metrics, commit: 'c0ffee', dirty: false, author: 'A <a@b>', reason: 'new' });
    expect(formatBaselineFile(file(record('B', { measurements: [] }), a))).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "environment": {"os":"linux","arch":"x64","cpuModel":"AMD EPYC","cpuCount":2},
        "records": [
          {
            "benchmark": "go:example.com/a#A",
            "name": "A",
            "recordedAt": "2026-11-21T08:54:02.123Z",
            "run": "20261121T085402.123Z-1a2b3c",
            "commit": "c0ffee",
            "dirty": false,
            "author": "A <a@b>",
            "reason": "new",
            "runtimes": {"go":"go1.26.8"},
            "measurements": [
              { "metric": {"id":"time","unit":"ns","direction":"lower","class":"noisy"}, "samples": [1234.5, 0.1], "iterations": [100, 200] },
              { "metric": {"id":"allocsPerOp","unit":"1","direction":"lower","class":"exact"}, "samples": [3, 3] }
            ]
          },
          {
            "benchmark": "go:example.com/a#B",
            "name": "B",
            "recordedAt": "2026-11-21T08:54:02.123Z",
            "run": "20261121T085402.123Z-1a2b3c",
            "runtimes": {"go":"go1.26.8"},
            "measurements": [
            ]
          }
        ]
      }
      "
    `);
  });

  it('does not depend on the order of recording', () => {
    const [a, b] = [record('A'), record('B')];
    expect(formatBaselineFile(file(a, b))).toBe(formatBaselineFile(file(b, a)));
  });

  it('may be empty', () => {
    expect(roundTrip(file())).toEqual({ file: file(), problems: [] });
  });
});

const hostileNames = [
  '"',
  '\\',
  "';--",
  '$(x)`y`',
  '\u0000',
  'é🎉',
  '__proto__',
  'a\nb',
  ' ',
  'n'.repeat(1000),
  '.*[(',
  '#01',
];
const number = fc.oneof(fc.double(), fc.constantFrom(-0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2));
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostileNames));
const measurement: fc.Arbitrary<Measurement> = fc
  .record({ id: text, unit: text, samples: fc.array(number), iterations: fc.option(fc.array(number)) })
  .map(({ id, unit, samples, iterations }) => {
    const metric = { id, unit, direction: 'lower', class: 'noisy' } as const;
    return iterations === null ? { metric, samples } : { metric, samples, iterations };
  });
const records = fc
  .record({ name: text, reason: text, measurements: fc.array(measurement, { maxLength: 3 }) })
  .map(({ name, reason, measurements }) => record(name, { reason, measurements }));

describe('reading back', () => {
  it('gives exactly what was written, for every number and any name', () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 5 }), (list) => {
        const written = file(...list);
        expect(roundTrip(written)).toEqual({ file: written, problems: [] });
      }),
    );
  });

  it('never throws, on any text and any mutation of a good one', () => {
    const good = formatBaselineFile(file(record('A'), record('B')));
    const mutation = fc
      .tuple(fc.nat(good.length), fc.nat(20), fc.string())
      .map(([at, removed, added]) => good.slice(0, at) + added + good.slice(at + removed));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), mutation), (any) => {
        const { file: read, problems } = parseBaselineFile(any, 'b.json');
        expect(read === undefined).toBe(problems.length > 0);
      }),
      { numRuns: 500 },
    );
  });

  const good = formatBaselineFile(file(record('A'), record('B')));
  const twice = good.replaceAll('BenchmarkB', 'x').replaceAll('#B"', '#A"');
  it.each([
    [
      'a newer version',
      good.replace('"version": 1', '"version": 2'),
      1,
      'has version 2; this Redline knows versions up to 1',
    ],
    [
      'a wrong type',
      good.replace('[1.5, 2]', '"fast"'),
      11,
      '"records[0].measurements[0].samples" must be a list, not text',
    ],
    ['a missing part', good.replace(/ *"run": .*\n/, ''), 4, '"records[0].run" is missing'],
    ['an unknown key', good.replace('"name"', '"nam"'), 6, '"nam" is not a known key'],
    ['a cut-off end', good.slice(0, -30), 21, 'not valid JSON'],
    ['a record twice', twice, 15, 'stands here twice'],
    ['a merge conflict', good.replace('  "records"', '<<<<<<< ours\n  "records"'), 3, 'merge conflict'],
    ['nothing', '', 0, 'not valid JSON'],
  ])('with %s says where', (_what, broken, line, message) => {
    const { file: read, problems } = parseBaselineFile(broken, '/w/b.json');
    expect(read).toBeUndefined();
    const found = problems.find((problem) => problem.message.includes(message));
    expect([found?.code, found?.location?.file, found?.location?.line], JSON.stringify(problems)).toEqual([
      'baseline-unreadable',
      '/w/b.json',
      line,
    ]);
  });
});
