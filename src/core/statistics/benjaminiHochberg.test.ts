import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjaminiHochberg.ts';

describe('Benjamini-Hochberg', () => {
  it('gives the adjusted values of the published procedure, in the order of the input', () => {
    // The fifteen p values of the 1995 paper's example: four are below 5 % after adjustment.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = benjaminiHochberg([...published].reverse()).toReversed();
    expect(adjusted.filter((p) => p < 0.05)).toHaveLength(4);
    expect(adjusted[0]).toBeCloseTo(0.0015, 10);
    expect(adjusted[4]).toBeCloseTo(0.0603, 4);
  });

  it('keeps the order, stays within [p, 1], leaves one alone', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const adjusted = benjaminiHochberg(ps);
        const order = ps.map((_, index) => index).sort((a, b) => (ps[a] as number) - (ps[b] as number));
        order.forEach((index, position) => {
          const value = adjusted[index] as number;
          expect(value).toBeGreaterThanOrEqual((ps[index] as number) * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(1);
          const next = order[position + 1];
          if (next !== undefined) expect(value).toBeLessThanOrEqual(adjusted[next] as number);
        });
      }),
      { seed: 5 },
    );
  });
});
