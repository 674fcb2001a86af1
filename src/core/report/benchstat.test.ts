import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../model/config.ts';
import { timeMetric } from '../model/measurement.ts';
import { renderText } from './renderText.ts';
import { buildReport, type ReportInput } from './report.ts';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const seconds = (value: number | null | undefined) => (value ?? Number.NaN) / 1e9;
const percent = (spread: number | undefined) => `${((spread ?? Number.NaN) * 100).toFixed(0)}%`;
const signed = (ratio: number | null | undefined) => `${((ratio ?? Number.NaN) * 100).toFixed(2)}%`;

/** Columns of benchmark text, one per file or per `note:` line: no more than the reference files need. */
function readColumns(text: string, label: string): readonly ReportInput[] {
  const exact = new Set([...text.matchAll(/^Unit (\S+) assume=exact/gm)].map(([, unit]) => unit));
  return text.split(/^note: /m).flatMap((part, index) => {
    const entries = [...part.matchAll(/^Benchmark(\S+)\s+\d+\s+(.*)$/gm)].map(([, name = '', rest = '']) => ({
      unit: '',
      name,
      measurements: [...rest.matchAll(/(\S+) (\S+)/g)].map(([, value, unit = '']) => ({
        metric:
          unit === 'ns/op'
            ? timeMetric
            : { ...timeMetric, id: unit, unit, class: exact.has(unit) ? ('exact' as const) : ('noisy' as const) },
        samples: [Number(value)],
      })),
    }));
    return entries.length === 0 ? [] : [{ label: index === 0 ? label : part.slice(0, part.indexOf('\n')), entries }];
  });
}

const reference = path.resolve(import.meta.dirname, '../../../../shared/reference/benchstat');
const read = (file: string) => readFileSync(path.join(reference, file), 'utf8');
if (!existsSync(reference)) console.warn(`SKIPPED: no reference data of benchstat in ${reference}`);

describe.skipIf(!existsSync(reference))("benchstat's own examples", () => {
  it('old.txt new.txt', () => {
    const inputs = ['old.txt', 'new.txt'].flatMap((file) => readColumns(read(file), file));
    const report = buildReport(inputs, defaultConfig);
    const { rows = [], geomean } = report.sections[0] ?? {};
    const printed = read('csvOldNew.stdout')
      .trim()
      .split('\n')
      .slice(-3)
      .map((line) => line.split(','));
    expect(rows).toHaveLength(2);
    rows.forEach(({ name, cells: [before, after] }, index) => {
      const [printedName, oldMedian, oldSpread, newMedian, newSpread, change, test] = printed[index] ?? [];
      expect(name).toBe(printedName);
      expect(seconds(before?.median)).toBeCloseTo(Number(oldMedian), 15);
      expect(seconds(after?.median)).toBeCloseTo(Number(newMedian), 15);
      expect([percent(before?.spread), percent(after?.spread)]).toEqual([oldSpread, newSpread]);
      expect(after?.change?.isSignificant === true ? signed(after.change.ratio) : '~').toBe(change);
      expect(`p=${after?.change?.p?.toFixed(3)} n=${after?.count}`).toBe(test);
    });
    const [, oldMean, , newMean, , meanChange] = printed[2] ?? [];
    expect(seconds(geomean?.medians[0])).toBeCloseTo(Number(oldMean), 18);
    expect(seconds(geomean?.medians[1])).toBeCloseTo(Number(newMean), 18);
    expect(signed(geomean?.changes[1])).toBe(meanChange);
  });

  it('units.txt', () => {
    const text = plain(renderText(buildReport(readColumns(read('units.txt'), ''), defaultConfig)));
    const squeezed = text.replaceAll(/ +/g, ' ').split('\n');
    expect(squeezed.slice(1, 4)).toEqual([
      'Size 100 text-bytes ±0 % 105 text-bytes ±0 % +5.00 % (n=1)',
      'NonExact 101 text-bytes ±1 % [1] 101 text-bytes ±0 % [2] ~ (p=1.000 n=3)',
      'geomean 100 text-bytes 103 text-bytes +2.47 %',
    ]);
    expect(squeezed[4]).toBe('[1] expected to be exact, but values range from 100 to 101');
    // benchstat prints 0.00 % here: it tests nothing that was declared exact.
    expect(squeezed[5]).toMatch(/^\[2\] too few samples to detect a difference/);
  });

  it('zero.txt', () => {
    const { sections } = buildReport(readColumns(read('zero.txt'), ''), defaultConfig);
    const changes = sections.map(({ metric, rows, geomean }) => [
      metric.id,
      rows.map(({ cells }) => (cells[1]?.change?.ratio === undefined ? '?' : cells[1].change.ratio.toFixed(4))),
      geomean?.medians.map((mean) => mean !== null),
      geomean?.changes[1]?.toFixed(4) ?? '?',
      geomean?.notes.length,
    ]);
    expect(changes).toEqual([
      ['a-bytes', ['0.0000', '0.0000'], [true, true], '0.0000', 0],
      ['b-bytes', ['0.0000', '0.0000'], [true, true], '0.0000', 0],
      ['c-bytes', ['-0.0000', '-0.0000'], [true, true], '-0.0000', 0],
      ['x', ['0.0000', '0.0000'], [false, false], '0.0000', 1],
      ['y', ['?', '?'], [false, true], '?', 1],
    ]);
  });
});
