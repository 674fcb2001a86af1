import { t } from '@vscode/l10n';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long ago: `just now`, `3 min ago`, `2 h ago`, `5 d ago`; from 30 days on the date, `2026-11-21`. */
export function formatRelativeTime(moment: Date, now: Date): string {
  const elapsedMs = now.getTime() - moment.getTime();
  if (Number.isNaN(elapsedMs)) return t('at an unknown time');
  if (elapsedMs < minuteMs) return t('just now');
  if (elapsedMs < hourMs) return t('{0} min ago', Math.floor(elapsedMs / minuteMs));
  if (elapsedMs < dayMs) return t('{0} h ago', Math.floor(elapsedMs / hourMs));
  if (elapsedMs < 30 * dayMs) return t('{0} d ago', Math.floor(elapsedMs / dayMs));
  return moment.toISOString().slice(0, 10);
}

/** How long it takes: `850 ms`, `3.2 s`, `2 min 5 s`, `1 h 3 min`. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < 999.5) return t('{0} ms', Math.round(ms));
  if (ms < 9950) return t('{0} s', (ms / secondMs).toFixed(1));
  const seconds = Math.round(ms / secondMs);
  if (seconds < 60) return t('{0} s', seconds);
  if (seconds < 3600) return t('{0} min {1} s', Math.floor(seconds / 60), seconds % 60);
  return t('{0} h {1} min', Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
}
