import { makeVisible, makeVisibleAndShort } from './visible.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup of our own making. The type keeps text and markup apart: whatever is not `Markup` is escaped. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | Markup | readonly Content[] | undefined;

/**
 * HTML from a template: every interpolated string is escaped, also in (quoted) attributes, and its invisible
 * characters are made visible; markup goes in as it is, lists are concatenated, undefined is nothing.
 *
 * @example
 * ```ts
 * html`<b>${'<script>'}</b>`.markup; // '<b>&lt;script&gt;</b>'
 * ```
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  let markup = strings[0] ?? '';
  contents.forEach((content, index) => {
    markup += markupOf(content) + (strings[index + 1] ?? '');
  });
  return { markup };
}

function markupOf(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escapeForHtml(content);
  return 'markup' in content ? content.markup : content.map(markupOf).join('');
}

/** Text for HTML content or a quoted attribute, visible and, with a limit, shortened. */
function escapeForHtml(text: string, limit = Infinity): string {
  const visible = limit === Infinity ? makeVisible(text) : makeVisibleAndShort(text, limit);
  return visible.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** The same as markup. */
export function shortText(text: string, limit: number): Markup {
  return { markup: escapeForHtml(text, limit) };
}
