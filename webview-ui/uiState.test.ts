import { expect, it } from 'vitest';
import { initialUiState, readUiState, type UiState } from './uiState.ts';

const kept = {
  version: 1,
  selected: { benchmark: 'go:p#A', metric: 'bytesPerOp' },
  sort: { key: 'change', descending: true },
  text: 'codec',
  verdicts: 'regressed',
  axis: 'time',
  asTable: true,
} as unknown as UiState;

it('comes back as it was kept', () => {
  expect(readUiState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
});

it.each([[undefined], [null], ['text'], [[]], [{ version: 9, sort: 'up', text: 1, verdicts: 'odd', selected: {} }]])(
  'begins anew from %j',
  (value) => {
    expect(readUiState(value)).toEqual(initialUiState);
  },
);

it('keeps the pieces that are understood', () => {
  expect(readUiState({ ...kept, sort: { key: 'colour' }, axis: 3 })).toEqual({
    ...kept,
    sort: initialUiState.sort,
    axis: 'runs',
  });
});
