import { duration, relativeTime } from './durations.ts';
import { locale } from './locale.ts';

const dayMs = 86_400_000;
const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
const formats = {
  exact: new Intl.DateTimeFormat(locale, { ...date, ...clock }),
  clock: new Intl.DateTimeFormat(locale, clock),
  utc: new Intl.DateTimeFormat(locale, { ...date, ...clock, timeZone: 'UTC' }),
  utcClock: new Intl.DateTimeFormat(locale, { ...clock, timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('sv'),
};

/**
 * Tells all moments by the reader's clocks, with UTC beside: what was within a day as how long ago it was, everything else by its
 * date. Counts down to the begin and the end of maintenances.
 */
export function showTimes(root: ParentNode, now: number): void {
  for (const time of root.querySelectorAll('time')) {
    // dates are dates, whatever the zone
    const at = time.dateTime.includes('T') ? new Date(time.dateTime) : undefined;
    if (at !== undefined) showTime(time, at, at.getTime() - now);
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-until]')) {
    const left = Date.parse(element.dataset['until'] ?? '') - now;
    element.hidden = !(left > 0);
    setText(element, (element.dataset['text'] ?? '').replace('{time}', duration(left, locale)));
  }
}

function showTime(time: HTMLTimeElement, at: Date, ms: number): void {
  const exact = formats.exact.format(at);
  const relative = relativeTime(ms, locale);
  const isNear = time.className !== 'exact' && ms <= 0 && ms > -dayMs;
  setText(time, isNear ? relative : exact);
  time.title = isNear ? exact : relative;
  const isSameDay = formats.day.format(at) === at.toISOString().slice(0, 10);
  const utc = (isSameDay ? formats.utcClock : formats.utc).format(at);
  const clocks = at.getTimezoneOffset() === 0 ? [utc] : [...(isNear ? [formats.clock.format(at)] : []), utc];
  const beside = besideOf(time);
  setText(beside, `(${clocks.join(', ')})`);
  // by the date, UTC stands there already
  beside.hidden = !isNear && at.getTimezoneOffset() === 0;
}

/** Where UTC stands; a page whose own zone is UTC has no such place. */
function besideOf(time: HTMLTimeElement): HTMLElement {
  const next = time.nextElementSibling;
  if (next instanceof HTMLElement && next.className === 'utc') return next;
  const made = time.ownerDocument.createElement('span');
  made.className = 'utc';
  time.after(' ', made);
  return made;
}

/** Leaves alone what is right already: screen readers and selections would notice. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
