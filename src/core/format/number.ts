import { t } from '@vscode/l10n';

/** Between a number and its unit: keeps them on one line without the width of a full space. */
export const narrowSpace = '\u202F';

/** Shown where there is no number to show. */
export const noNumber = '–';

/**
 * A number for reading: three significant digits, but never fewer than its whole part has; no trailing zeros,
 * a true minus sign, no grouping. The same in every locale.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return noNumber;
  const size = Math.abs(value);
  return `${value < 0 ? '−' : ''}${size === Number.POSITIVE_INFINITY ? '∞' : plainDigits(size)}`;
}

function plainDigits(size: number): string {
  if (size === 0) return '0';
  if (size >= 1e15 || size < 1e-6) return size.toExponential(2).replace(/\.?0+e/, 'e');
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(size)));
  return String(Number(size.toFixed(decimals)));
}

/** A ratio as an unsigned percentage: `0.034` → `3.4 %`, `0.12` → `12 %`, next to nothing → `<0.1 %`. */
export function formatPercent(ratio: number): string {
  const percent = Math.abs(ratio) * 100;
  if (Number.isNaN(percent)) return noNumber;
  const digits = percent === 0 ? '0' : percent < 0.05 ? '<0.1' : formatNumber(roundPercent(percent));
  return `${digits}${narrowSpace}%`;
}

function roundPercent(percent: number): number {
  return percent < 9.95 ? Math.round(percent * 10) / 10 : Math.round(percent);
}

/** `p = 0.013`; below a thousandth only that it is. */
export function formatP(p: number): string {
  return p < 0.001 ? t('p < 0.001') : t('p = {0}', p.toFixed(3));
}
