import { expect, it } from 'vitest';
import { movedTo, rowWindow, scrollToReveal } from './rowWindow.ts';

it.each([
  [0, 13, { first: 0, end: 13 }],
  [0, 10_000, { first: 0, end: 40 }],
  [2800, 10_000, { first: 80, end: 140 }],
  [280_000, 10_000, { first: 9980, end: 10_000 }],
  [9_999_999, 10, { first: 9, end: 10 }],
  [0, 0, { first: 0, end: 0 }],
])('at %i px of %i rows, those near the view are rendered', (scrollTop, count, expected) => {
  expect(rowWindow(scrollTop, 560, 28, count)).toEqual(expected);
});

it.each([
  ['above the view', 2, 100, 56],
  ['in view', 5, 100, undefined],
  ['below the view', 40, 100, 588],
])('scrolls to a row %s', (_, index, scrollTop, expected) => {
  expect(scrollToReveal(index, scrollTop, 560, 28)).toBe(expected);
});

it.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 7],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['a', 5, undefined],
])('%s moves from row %i to %s of ten', (key, from, to) => {
  expect(movedTo(key, from, 10, 5)).toBe(to);
});
