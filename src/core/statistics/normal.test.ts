import { describe, expect, it } from 'vitest';
import { normalQuantile, normalUpperTail } from './normal.ts';

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.15865525393145705],
    [1.959963984540054, 0.025],
    [2.999, 0.0013543365337271066],
    [3, 0.0013498980316301],
    [6, 9.865876450377e-10],
    [30, 4.906713927148e-198],
  ])('P(Z ≥ %d)', (z, expected) => {
    expect(normalUpperTail(z) / expected).toBeCloseTo(1, 9);
    expect(normalQuantile(expected)).toBeCloseTo(z, 9);
  });
});
