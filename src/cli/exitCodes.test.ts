import { expect, it } from 'vitest';
import { decisive, type ExitCode } from './exitCodes.ts';

const cases: readonly [readonly ExitCode[], ExitCode][] = [
  [[], 0],
  [[0, 1], 1],
  [[1, 75], 75],
  [[75, 2], 2],
  [[2, 3], 3],
  [[3, 66], 66],
  [[66, 65], 65],
  [[65, 69], 69],
  [[69, 64], 64],
  [[64, 70, 0, 1], 70],
];
it.each(cases)('of %j, %i decides', (codes, expected) => {
  expect(decisive(codes)).toBe(expected);
});
