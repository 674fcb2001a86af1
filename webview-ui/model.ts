import type { BenchmarkId } from '../src/core/model/benchmark.ts';
import type { OverviewRow, PanelStatus } from '../src/core/protocol/panelMessages.ts';
import type { Announcement } from './host.ts';

/** A wish of the extension to show a benchmark, or (without one) the overview. A new object is a new wish. */
export interface ShowWish {
  readonly benchmark: BenchmarkId | undefined;
}

/** All that the extension has announced so far. */
export interface PanelModel {
  readonly language: string;
  readonly status: PanelStatus;
  readonly rows: ReadonlyMap<BenchmarkId, OverviewRow>;
  readonly show?: ShowWish;
}

/** The model after a message; stays `undefined` until the first `init`. */
export function applyAnnouncement(model: PanelModel | undefined, message: Announcement): PanelModel | undefined {
  if (message.type === 'init') {
    const { language, status, rows, show } = message;
    return {
      language,
      status,
      rows: new Map(rows.map((row) => [row.id, row])),
      ...(show !== undefined && { show: { benchmark: show } }),
    };
  }
  if (model === undefined) return undefined;
  if (message.type === 'show') return { ...model, show: { benchmark: message.benchmark } };
  const rows = new Map(model.rows);
  for (const id of message.removed) rows.delete(id);
  for (const row of message.rows) rows.set(row.id, row);
  return { ...model, status: message.status, rows };
}
