import { ScopeError } from './scope-error.ts';
import { quoted } from './printable.ts';

/** True for `YYYY-MM-DD` with a day that exists in the Gregorian calendar, years 0001 to 9999 as in Python. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null || text.endsWith('\n')) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Returns the date if it is one; throws `bad-date` otherwise. */
export function requireCalendarDate(text: string): string {
  if (isCalendarDate(text)) return text;
  throw new ScopeError([{ code: 'bad-date', message: `${quoted(text)} is not a date of the form YYYY-MM-DD` }]);
}

/** How many days a month (1 to 12) has. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
