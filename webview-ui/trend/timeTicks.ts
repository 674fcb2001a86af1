const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Steps people read easily, in milliseconds. */
const steps = [1, 2, 5, 15, 30]
  .map((count) => count * minuteMs)
  .concat([1, 3, 6, 12].map((count) => count * hourMs))
  .concat([1, 2, 7, 14, 30, 91, 182, 365].map((count) => count * dayMs));

/** Round moments in local time between two moments (milliseconds since the epoch), `most` at the utmost. */
export function timeTicks(min: number, max: number, most: number): readonly number[] {
  const span = max - min;
  const years = Math.ceil(span / (365 * dayMs) / most);
  const stepMs = steps.find((step) => span / step <= most) ?? years * 365 * dayMs;
  const offsetMs = new Date(min).getTimezoneOffset() * minuteMs;
  const first = Math.ceil((min - offsetMs) / stepMs) * stepMs + offsetMs;
  const count = Math.max(0, Math.floor((max - first) / stepMs) + 1);
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}

/** Hours for a short span, days for a long one. */
export function timeTickFormat(spanMs: number, language: string): Intl.DateTimeFormat {
  if (spanMs < 2 * dayMs) return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  if (spanMs < 300 * dayMs) return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  return new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric' });
}
