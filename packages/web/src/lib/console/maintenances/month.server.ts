import { Temporal } from 'temporal-polyfill';
import type { ShownTimes } from './times-of.ts';

/** A month as a calendar shows it: whole weeks from Monday, in a time zone. */
export interface Month {
  /** `2026-12` */
  readonly month: string;
  readonly previous: string;
  readonly next: string;
  /** The first instant of the first week, and the first one after the last week. */
  readonly from: string;
  readonly to: string;
  /** `2026-11-30` … */
  readonly weeks: readonly (readonly string[])[];
}

/** What is on a day. */
export interface OnDay<T> {
  readonly entry: T;
  /** `22:00`, when it begins on this day; null when it has begun before. */
  readonly begins: string | null;
  /** `02:00`, when it ends on this day; null when it goes on. */
  readonly ends: string | null;
}

/**
 * The month that was asked for, such as `2026-12`; the one of today for anything else.
 *
 * @param timeZone of the page
 */
export function monthOf(asked: string | null, { now, timeZone }: { now: Date; timeZone: string }): Month {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  // years that the API knows on either side
  const isMonth = asked !== null && /^(?:1\d|2\d|3\d)\d\d-(?:0[1-9]|1[0-2])$/.test(asked);
  const month = isMonth ? Temporal.PlainYearMonth.from(asked) : today.toPlainYearMonth();
  const first = month.toPlainDate({ day: 1 });
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const last = month.toPlainDate({ day: month.daysInMonth });
  const count = (monday.until(last).days + 1 + (7 - last.dayOfWeek)) / 7;
  const weeks = Array.from({ length: count }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => monday.add({ days: week * 7 + day }).toString()),
  );
  return {
    month: month.toString(),
    previous: month.subtract({ months: 1 }).toString(),
    next: month.add({ months: 1 }).toString(),
    from: midnight(monday, timeZone).toString(),
    to: midnight(monday.add({ days: count * 7 }), timeZone).toString(),
    weeks,
  };
}

/**
 * What is on each day, in the order of the entries. One that ends at midnight is not on the day that begins then; one without
 * an end goes on until now.
 */
export function daysOf<T>(
  month: Month,
  entries: readonly (readonly [entry: T, times: ShownTimes])[],
  { now, timeZone }: { now: Date; timeZone: string },
): ReadonlyMap<string, readonly OnDay<T>[]> {
  const days = new Map<string, OnDay<T>[]>();
  const spans = entries.flatMap(([entry, { begin, end }]) => {
    if (begin === null) return [];
    const [beginMs, endMs] = [Date.parse(begin), end === null ? now.getTime() : Date.parse(end)];
    // what lasts no time is where it begins
    return [{ entry, begin, end, beginMs, endMs: Math.max(endMs, beginMs + 1) }];
  });
  for (const date of month.weeks.flat()) {
    const day = Temporal.PlainDate.from(date);
    const startMs = midnight(day, timeZone).epochMilliseconds;
    const nextMs = midnight(day.add({ days: 1 }), timeZone).epochMilliseconds;
    const found = spans
      .filter(({ beginMs, endMs }) => beginMs < nextMs && endMs > startMs)
      .map(({ entry, begin, end, beginMs, endMs }) => ({
        entry,
        begins: beginMs >= startMs ? clock(begin, timeZone) : null,
        ends: end !== null && endMs <= nextMs ? clock(end, timeZone) : null,
      }));
    days.set(date, found);
  }
  return days;
}

/** The first instant of a day; where the clocks skip midnight, the one after it. */
function midnight(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime(timeZone).toInstant();
}

/** What the clocks show at a moment. */
function clock(moment: string, timeZone: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}
