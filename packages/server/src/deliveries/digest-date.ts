/** When digests are sent, by the clocks of the page's time zone. */
const hourOfDigest = 8;
const dayMs = 86_400_000;

/**
 * The date of the digest whose time came last: daily digests are due at eight, weekly ones on Monday at eight. Only what the
 * clocks show counts: where they are put forward or back, no day has two digests or none.
 *
 * @returns such as `2026-03-29`
 * @example digestDate('daily', new Date('2026-03-29T05:00:00Z'), 'Europe/Berlin') // '2026-03-28'
 */
export function digestDate(period: 'daily' | 'weekly', now: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const today = Date.UTC(part('year'), part('month') - 1, part('day'));
  const due = part('hour') < hourOfDigest ? today - dayMs : today;
  // 0 is Sunday
  const sinceMonday = (new Date(due).getUTCDay() + 6) % 7;
  return new Date(period === 'daily' ? due : due - sinceMonday * dayMs).toISOString().slice(0, 10);
}
