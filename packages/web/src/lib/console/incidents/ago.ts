const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function measured(ms: number): [count: number, unit: 'minute' | 'hour' | 'day'] {
  const length = Math.abs(ms);
  if (length < 90 * minute) return [Math.round(ms / minute), 'minute'];
  return length < 48 * hour ? [Math.round(ms / hour), 'hour'] : [Math.round(ms / day), 'day'];
}

/**
 * How long ago a moment was, or how far ahead it is.
 *
 * @param now so that the page says the same when its script takes over
 * @example agoOf('2026-11-28T10:00:00Z', { language: 'en', now: '2026-11-28T10:05:00Z' }) // '5 minutes ago'
 */
export function agoOf(moment: string, { language, now }: { language: string; now: string }): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(
    ...measured(Date.parse(moment) - Date.parse(now)),
  );
}

/**
 * How long something has been so.
 *
 * @example lengthOf(7_500_000, 'en') // '2 hours'
 */
export function lengthOf(ms: number, language: string): string {
  const [count, unit] = measured(ms);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
