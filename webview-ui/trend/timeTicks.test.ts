import { expect, it } from 'vitest';
import { timeTickFormat, timeTicks } from './timeTicks.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = new Date(2026, 0, 5, 9, 12).getTime();

it.each([
  ['ten minutes', 10 * 60_000],
  ['a day', dayMs],
  ['two weeks', 14 * dayMs],
  ['a year', 365 * dayMs],
  ['forty years', 40 * 365 * dayMs],
])('over %s there are some marks, never too many, in order and inside', (_, spanMs) => {
  const ticks = timeTicks(start, start + spanMs, 8);
  expect(ticks.length).toBeGreaterThanOrEqual(1);
  expect(ticks.length).toBeLessThanOrEqual(9);
  expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
  expect(ticks[0]).toBeGreaterThanOrEqual(start);
  expect(ticks.at(-1)).toBeLessThanOrEqual(start + spanMs);
});

it('stand on local midnights when they are days', () => {
  const hours = timeTicks(start, start + 6 * dayMs, 8).map((tick) => new Date(tick).getHours());
  expect(new Set(hours)).toEqual(new Set([0]));
});

it.each([
  [6 * hourMs, /^\d\d:\d\d/],
  [20 * dayMs, /^Jan \d+$/],
  [900 * dayMs, /^Jan 2026$/],
])('are worded for a span of %i ms', (spanMs, expected) => {
  expect(timeTickFormat(spanMs, 'en').format(new Date(start))).toMatch(expected);
});
