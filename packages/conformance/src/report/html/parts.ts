import type { Counts } from '../../model/report.ts';
import type { Verdict } from '../../model/result.ts';
import { html, type Content, type Markup } from '../escape/html.ts';
import { durationText, numberText, totalOf } from '../wording.ts';
import { countsIn, type Language, type Messages } from './messages/messages.ts';

/** What every part of the page needs to know. */
export interface PageContext {
  lang: Language;
  messages: Messages;
}

const longestName = 300;

export const states: readonly Verdict[] = ['pass', 'fail', 'abort', 'missing'];

/**
 * The shapes of the states, drawn once and used by reference: a round tick, an octagonal cross, a triangle with an
 * exclamation mark, a dashed ring. The hatchings tell the segments of a bar apart without colour.
 */
export const shapes: Markup = html`<svg class="shapes" aria-hidden="true" focusable="false" width="0" height="0">
  <symbol id="shape-pass" viewBox="0 0 24 24">
    <circle class="body" cx="12" cy="12" r="11" />
    <path class="sign" d="m6.5 12.5 3.7 3.7 7.3-8" />
  </symbol>
  <symbol id="shape-fail" viewBox="0 0 24 24">
    <path class="body" d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" />
    <path class="sign" d="m8 8 8 8m0-8-8 8" />
  </symbol>
  <symbol id="shape-abort" viewBox="0 0 24 24">
    <path class="body" d="M12 1.5 23.3 22H.7z" />
    <path class="sign" d="M12 9v6m0 3v.6" />
  </symbol>
  <symbol id="shape-missing" viewBox="0 0 24 24"><circle class="ring" cx="12" cy="12" r="9.8" /></symbol>
  <pattern id="hatch-fail" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="fail" width="6" height="6" />
    <path class="hatch" d="M-1 1l2-2M0 6l6-6M5 7l2-2" />
  </pattern>
  <pattern id="hatch-abort" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="abort" width="6" height="6" />
    <circle class="dot" cx="3" cy="3" r="1.3" />
  </pattern>
</svg>`;

/** A state's shape; the word beside it says the same, so that readers of text are not told twice. */
export function shape(state: Verdict): Markup {
  return html`<svg class="shape ${state}" aria-hidden="true" focusable="false" viewBox="0 0 24 24">
    <use href="#shape-${state}" />
  </svg>`;
}

/** A state as shape, word and colour. */
export function badge(state: Verdict, { messages }: PageContext): Markup {
  return html`<span class="badge ${state}">${shape(state)} ${messages.state[state]}</span>`;
}

/** How a group of testcases divides into states, as one bar. */
export function bar(name: string, counts: Counts, { messages }: PageContext): Markup {
  const total = totalOf(counts);
  let start = 0;
  const segments = states.flatMap((state) => {
    if (counts[state] === 0) return [];
    const x = percent(start, total);
    start += counts[state];
    return html`<rect class="${state}" x="${x}" width="${percent(counts[state], total)}" height="100%" />`;
  });
  const label = messages.bar(name.length > 200 ? `${name.slice(0, 200)}…` : name, countsIn(messages, counts));
  return html`<svg class="bar" role="img" aria-label="${label}">${segments}</svg>`;
}

function percent(part: number, total: number): string {
  return `${Number(((100 * part) / Math.max(1, total)).toFixed(3))}%`;
}

/** Text that was written in English whatever the page's language is. */
export function english(content: Content, { lang }: PageContext): Markup {
  return lang === 'en' ? html`${content}` : html`<span lang="en">${content}</span>`;
}

/** A link to the web, or only its text where the address is none that a browser should be sent to. */
export function link(url: string | undefined, content: Content): Markup {
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return html`${content}`;
  return html`<a href="${new URL(url).href}" rel="noopener noreferrer">${content}</a>`;
}

/** A list of terms with what they stand for; pairs without content are left out. */
export function facts(pairs: readonly (readonly [term: string, content: Content])[]): Markup {
  const shown = pairs.filter(([, content]) => content !== undefined);
  return html`<dl class="facts">
    ${shown.map(
      ([term, content]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${content}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A moment in UTC, in the page's language, with the exact one for machines. */
export function time(moment: Date, { messages }: PageContext): Markup {
  const format = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });
  return html`<time datetime="${moment.toISOString()}">${format.format(moment)} UTC</time>`;
}

/** A day, `YYYY-MM-DD`, in the page's language. */
export function day(date: string, { messages }: PageContext): Markup {
  const moment = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(moment.getTime())) return html`${date}`;
  const format = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'long', timeZone: 'UTC' });
  return html`<time datetime="${date}">${format.format(moment)}</time>`;
}

/** A moment in UTC, to the minute, for a table's cell. */
export function shortTime(moment: Date, { messages }: PageContext): Markup {
  const format = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return html`<time datetime="${moment.toISOString()}">${format.format(moment)} UTC</time>`;
}

/** A whole number in the page's language. */
export function numeral(count: number, { messages }: PageContext): string {
  return numberText(count, messages.locale);
}

/** A duration in the page's language. */
export function duration(durationMs: number, { messages }: PageContext): string {
  return durationText(durationMs, messages.locale);
}

/** A name that goes into a phrase, which is escaped as a whole. */
export function short(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName)}… (+${text.length - longestName})`;
}
