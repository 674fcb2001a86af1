import { t } from '@vscode/l10n';
import * as z from 'zod';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };
const durationPattern = /^(\d+(?:\.\d+)?) ?(ms|s|min|h)$/;
const percentPattern = /^(\d+(?:\.\d+)?) ?%$/;
/** Timers of Node fire at once beyond 2³¹ ms; nobody waits for a benchmark for longer than this. */
const longestMs = 24 * 3_600_000;

function parseDurationMs(text: string): number {
  const [, amount, unit = 'ms'] = durationPattern.exec(text) ?? [];
  return Number(amount) * (unitMs[unit] ?? Number.NaN);
}

/** The text a config file has for a duration, in the largest unit that fits evenly: `100 ms`, `10 min`. */
export function durationText(durationMs: number): string {
  const fits = Object.entries(unitMs).findLast(([, size]) => durationMs >= size && durationMs % size === 0);
  const [unit, size] = fits ?? ['ms', 1];
  return `${durationMs / size} ${unit}`;
}

/** `"100 ms"`, `"1.5 s"`, `"10 min"`, `"1 h"` → milliseconds, from `leastMs` to a day. */
export function duration(leastMs: number) {
  const fits = (durationMs: number) => durationMs >= leastMs && durationMs <= longestMs;
  return z
    .string()
    .regex(durationPattern, { error: () => t('must be a time with its unit, like "100 ms", "1 s" or "10 min".') })
    .transform(parseDurationMs)
    .refine(fits, { error: () => t('must be from {0} ms to 24 h.', leastMs) });
}

const ratioError = () => t('must be a percentage like "5 %", or a ratio from 0 to 1 like 0.05.');
const ratioOf = (value: string | number): number =>
  typeof value === 'number' ? value : Number.parseFloat(value) / 100;

/** `0.05` or `"5 %"` → 0.05. A number above 1 is refused: who writes 5 means 5 %, not 500 %. */
export function ratio() {
  const plain = z
    .number()
    .refine((value) => value >= 0 && value <= 1, { error: ratioError })
    .meta({ minimum: 0, maximum: 1 });
  return z.union([plain, z.string().regex(percentPattern)], { error: ratioError }).transform(ratioOf);
}
