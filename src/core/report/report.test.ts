import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../model/config.ts';
import { allocsPerOpMetric, bytesPerOpMetric, type Metric, timeMetric } from '../model/measurement.ts';
import { renderCsv } from './renderCsv.ts';
import { renderText } from './renderText.ts';
import { buildReport, type ReportInput } from './report.ts';

const plain = (text: string) => text.replaceAll('\u202F', ' ');

/** Samples of one package as `name → numbers`. */
function column(label: string, samples: Readonly<Record<string, readonly number[]>>, metric = timeMetric): ReportInput {
  const entries = Object.entries(samples).map(([name, numbers]) => ({
    unit: 'example.com/shop',
    name,
    measurements: [{ metric, samples: numbers }],
  }));
  return { label, entries };
}

const shopOld = column('old.txt', {
  Parse: [1475, 1484, 1481, 1457, 1459, 1469, 1468, 1483, 1493, 1470],
  'Render/lines=10': [91_179, 92_495, 97_302, 96_453, 93_493, 97_773, 94_005, 95_870, 101_166, 93_268],
  'Render/lines=99': [8.525, 8.529, 8.509, 8.499, 8.537, 8.535, 8.533, 8.524, 8.517, 8.532],
});
const shopNew = column('new.txt', {
  Parse: [1648, 1633, 1647, 1644, 1634, 1636, 1670, 1647, 1623],
  'Render/lines=10': [94_135, 93_670, 96_800, 92_066, 94_719, 96_401, 97_127, 95_318, 90_980],
  'Render/lines=99': [8.509, 8.514, 8.501, 8.523, 8.508, 8.515, 8.517, 8.513, 8.531],
});
const shop = buildReport([shopOld, shopNew], defaultConfig);

const rounded = (value: number | null | undefined, digits: number) => value?.toFixed(digits);

const entryOf = (unit: string, ...metrics: readonly Metric[]) => ({
  unit,
  name: 'X',
  measurements: metrics.map((metric) => ({ metric, samples: [1] })),
});

describe('the report', () => {
  it('has the numbers that benchstat prints for the same samples', () => {
    const { rows, geomean } = shop.sections[0] ?? {};
    const found = rows?.map(({ name, cells: [before, after] }) => [
      name,
      rounded(before?.median, 4),
      rounded(before?.spread, 2),
      rounded(after?.median, 4),
      rounded(after?.spread, 2),
      after?.change?.isSignificant === true ? rounded(after.change.ratio, 4) : '~',
      rounded(after?.change?.p, 3),
    ]);
    expect(found).toEqual([
      ['Parse', '1472.5000', '0.01', '1644.0000', '0.01', '0.1165', '0.000'],
      ['Render/lines=10', '94937.5000', '0.03', '94719.0000', '0.03', '~', '0.720'],
      ['Render/lines=99', '8.5270', '0.00', '8.5140', '0.00', '~', '0.051'],
    ]);
    expect(geomean?.medians[0]).toBeCloseTo(1060.302501190044, 8);
    expect(geomean?.medians[1]).toBeCloseTo(1098.561027096873, 8);
    expect(rounded(geomean?.changes[1], 4)).toBe('0.0361');
    expect(geomean?.notes).toEqual([]);
  });

  it('as text', () => {
    expect(plain(renderText(shop)).split('\n')).toEqual([
      'example.com/shop',
      'Time                    old.txt         new.txt',
      'Parse            1.47 µs ±0.9 %  1.64 µs ±0.7 %  +11.65 %  (p=0.000 n=10+9)',
      'Render/lines=10    94.9 µs ±3 %    94.7 µs ±3 %         ~  (p=0.720 n=10+9)',
      'Render/lines=99  8.53 ns ±0.2 %  8.51 ns ±0.1 %         ~  (p=0.051 n=10+9)',
      'geomean                 1.06 µs          1.1 µs   +3.61 %',
      '',
    ]);
  });

  it('as comma-separated values, unrounded', () => {
    const [header, first, ...others] = renderCsv(shop).split('\r\n');
    expect(header).toBe(
      'unit,benchmark,metric,metric unit,old.txt median,old.txt spread,old.txt n,' +
        'new.txt median,new.txt spread,new.txt n,new.txt change,new.txt p,new.txt significant',
    );
    expect(first).toMatch(
      /^example.com\/shop,Parse,time,ns,1472.5,0.0091\d+,10,1644,0.0066\d+,9,0.116\d+,0.0000216\d*,true$/,
    );
    expect(others[2]).toMatch(/^example.com\/shop,geomean,time,ns,1060.3\d+,,,1098.5\d+,,,0.036\d+,,$/);
    const quoted = renderCsv(buildReport([column('a "b", c', { 'x,y': [1] })], defaultConfig));
    expect(quoted).toContain('"a ""b"", c median"');
    expect(quoted).toContain('"x,y"');
  });

  it('as JSON without loss', () => {
    const hostile = [Number.NaN, Number.POSITIVE_INFINITY, 0, -1, 1e308];
    const report = buildReport(
      [column('a', { x: hostile, y: [0], z: [1] }), column('b', { x: [-1e308], y: [1], z: hostile, w: [Number.NaN] })],
      defaultConfig,
    );
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(renderText(report)).not.toMatch(/NaN|undefined|Infinity/);
    expect(renderCsv(report)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('keeps packages apart and metrics in order', () => {
    const entries = [entryOf('a', timeMetric), entryOf('b', timeMetric), entryOf('a', timeMetric, allocsPerOpMetric)];
    const { sections } = buildReport([{ label: 'one', entries }], defaultConfig);
    expect(sections.map(({ unit, metric, rows }) => [unit, metric.id, rows[0]?.cells[0]?.count])).toEqual([
      ['a', 'time', 2],
      ['a', 'allocsPerOp', 1],
      ['b', 'time', 1],
    ]);
    expect(buildReport([], defaultConfig)).toEqual({ columns: [], sections: [] });
  });

  it('compares every further column with the first', () => {
    const three = buildReport([shopOld, shopNew, { ...shopOld, label: 'again.txt' }], defaultConfig);
    const [, second, third] = three.sections[0]?.rows[0]?.cells ?? [];
    expect([second?.change?.isSignificant, third?.change?.isSignificant, third?.change?.p]).toEqual([true, false, 1]);
  });

  it('takes the geomean over what every column has, and says so', () => {
    const before = column('a', { x: [10], y: [10], gone: [1000] });
    const after = column('b', { x: [20], y: [20], added: [1] });
    const [section] = buildReport([before, after], defaultConfig).sections;
    expect(section?.rows.map(({ name }) => name)).toEqual(['x', 'y', 'gone', 'added']);
    expect(section?.rows[2]?.cells[1]).toBeNull();
    expect(section?.geomean?.medians.map((mean) => rounded(mean, 9))).toEqual(['10.000000000', '20.000000000']);
    expect(section?.geomean?.notes.join()).toMatch(/left out of the geomean: 2/);
    const [alone] = buildReport([column('a', { x: [10] }), column('b', { y: [10] })], defaultConfig).sections;
    expect(alone?.geomean).toBeUndefined();
  });

  it('takes zero to zero for no change, and has no ratio from zero to anything else', () => {
    const zeros = { x: [0], y: [0] };
    const sectionOf = (after: Readonly<Record<string, readonly number[]>>) =>
      buildReport([column('a', zeros, bytesPerOpMetric), column('b', after, bytesPerOpMetric)], defaultConfig)
        .sections[0];
    const same = sectionOf(zeros);
    expect(same?.rows[0]?.cells[1]?.change?.ratio).toBe(0);
    expect(same?.geomean).toMatchObject({ medians: [null, null], changes: [null, 0] });
    const grown = sectionOf({ x: [100], y: [100] });
    expect(grown?.rows[0]?.cells[1]?.change?.ratio).toBeUndefined();
    expect(grown?.geomean?.medians[0]).toBeNull();
    expect(grown?.geomean?.medians[1]).toBeCloseTo(100, 9);
    expect(grown?.geomean?.changes).toEqual([null, null]);
    expect(grown?.geomean?.notes.join()).toContain('above 0');
  });

  it.each<[string, Metric, readonly number[], readonly number[], string, RegExp]>([
    ['few samples', timeMetric, [5], [6], '~ (p=1.000 n=1)', /need ≥ 6 samples for.*need ≥ 4/s],
    ['nothing but zeros', bytesPerOpMetric, [0, 0], [0, 0], '~ (p=1.000 n=2)', /all samples are equal/],
    ['exact values', allocsPerOpMetric, [100], [105], '+5.00 % (n=1)', /^[^[]*$/],
    ['exact values from zero', allocsPerOpMetric, [0], [100], '? (n=1)', /^[^[]*$/],
    [
      'not so exact values',
      allocsPerOpMetric,
      [100, 101, 101],
      [101, 101, 101],
      '~ (p=1.000 n=3)',
      /range from 100 to 101/,
    ],
  ])('warns of %s', (_, metric, before, after, change, notes) => {
    const text = plain(
      renderText(buildReport([column('a', { x: before }, metric), column('b', { x: after }, metric)], defaultConfig)),
    );
    expect(text.replaceAll(/ +/g, ' ')).toContain(change);
    expect(text).toMatch(notes);
  });
});
