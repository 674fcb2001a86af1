import { expect, it } from 'vitest';
import type { BenchmarkId } from '../src/core/model/benchmark.ts';
import type { OverviewRow } from '../src/core/protocol/panelMessages.ts';
import type { Announcement } from './host.ts';
import { applyAnnouncement, type PanelModel } from './model.ts';

const row = (id: string, line = 1): OverviewRow => ({
  id: id as BenchmarkId,
  name: id,
  unit: 'p',
  file: 'f',
  line,
  activity: 'idle',
  sparkline: [],
  stale: false,
  hasBaseline: false,
  revision: '',
});

const status = { scanning: false, canRun: true };
const after = (...messages: readonly Announcement[]): PanelModel | undefined =>
  messages.reduce<PanelModel | undefined>(applyAnnouncement, undefined);
const init: Announcement = { type: 'init', language: 'en', status, rows: [row('a'), row('b')] };

it('knows nothing before the first word', () => {
  expect(after({ type: 'show' })).toBeUndefined();
});

it('merges what changed and forgets what went away', () => {
  const changed: Announcement = {
    type: 'changed',
    status,
    rows: [row('b', 7), row('c')],
    removed: ['a' as BenchmarkId],
  };
  const model = after(init, changed);
  expect([...(model?.rows.values() ?? [])].map(({ id, line }) => [id, line])).toEqual([
    ['b', 7],
    ['c', 1],
  ]);
});

it('treats the same wish twice as two wishes', () => {
  const wish: Announcement = { type: 'show', benchmark: 'a' as BenchmarkId };
  const [once, twice] = [after(init, wish), after(init, wish, wish)];
  expect(once?.show).toEqual({ benchmark: 'a' });
  expect(twice?.show).not.toBe(once?.show);
  expect(after({ ...init, show: 'b' as BenchmarkId })?.show).toEqual({ benchmark: 'b' });
});
