const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * How long ago or ahead, in the largest unit that fits.
 *
 * @example relativeTime(-300_000, 'en') // '5 minutes ago'
 */
export function relativeTime(ms: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? ['minute', 60_000];
  return format.format(Math.trunc(ms / size), unit);
}

/**
 * A stretch of time in its two largest units, at least a minute.
 *
 * @example duration(11_520_000, 'en') // '3 hr 12 min'
 */
export function duration(ms: number, locale: string): string {
  let left = Math.max(ms, 60_000);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count === 0 || parts.length === 2) continue;
    parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count));
  }
  return parts.join(' ');
}
