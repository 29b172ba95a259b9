import { dress } from './dress.ts';
import { print, toHtmlTree } from './html-tree.ts';
import { parse } from './parse.ts';
import { plain } from './plain.ts';

export interface MarkdownOptions {
  /** Where relative links lead to, for what is not read on the page itself: an origin without a slash at the end. */
  readonly base?: string | undefined;
  /** The level of the text's highest heading: one below the heading that the text stands under. Without: as it was written. */
  readonly headings?: 2 | 3 | 4;
}

/** Texts stay while pages come and go: a change renders its own text and no other. */
const kept = new Map<string, string>();
/** Texts, and characters of HTML */
const most = { texts: 2000, characters: 20_000_000 } as const;
let characters = 0;

/**
 * Turns an operator's Markdown into harmless HTML. Never throws: what is nested or marked beyond all reading is shown as it was
 * written.
 *
 * @example renderMarkdown('**slow** <script>x</script>') // '<p><strong>slow</strong> x</p>'
 */
export function renderMarkdown(text: string, { base, headings }: MarkdownOptions = {}): string {
  const key = `${String(headings)} ${text}`;
  const html = kept.get(key) ?? keep(key, render(text, headings));
  return base === undefined ? html : withBase(html, base);
}

function render(text: string, headings: number | undefined): string {
  try {
    const tree = parse(text);
    return tree === undefined ? plain(text) : print(dress(toHtmlTree(tree), headings));
  } catch {
    // whatever the parser trips over: a page must not be lost for one of its texts
    return plain(text);
  }
}

function keep(key: string, html: string): string {
  characters += key.length + html.length;
  if (kept.size >= most.texts || characters > most.characters) {
    kept.clear();
    characters = key.length + html.length;
  }
  kept.set(key, html);
  return html;
}

/** Text holds no `<` and attributes no `"`: what looks like a link is one. */
function withBase(html: string, base: string): string {
  return html.replaceAll(/<a href="(?!https?:|mailto:|#)([^"]*)"/gi, (link, target: string) => {
    const url = URL.parse(target.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'), `${base}/`);
    return url === null ? link : `<a href="${url.href.replaceAll('&', '&#x26;').replaceAll('"', '%22')}"`;
  });
}
