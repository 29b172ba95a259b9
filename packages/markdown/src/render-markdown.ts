import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { parse } from './parse.ts';
import { plain } from './plain.ts';

/** GitHub's rules, without pictures: they would be asked for at other sites, which learn who reads the page. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
  protocols: { href: ['http', 'https', 'mailto'] },
};

// HTML within Markdown is dropped by remark-rehype, and what is left is let through by the list alone
const processor = unified().use(remarkRehype).use(rehypeSanitize, schema).use(rehypeStringify).freeze();

/** Texts stay while pages come and go: a change renders its own text and no other. */
const kept = new Map<string, string>();
/** Texts, and characters of HTML */
const most = { texts: 2000, characters: 20_000_000 } as const;
let characters = 0;

/**
 * Turns an operator's Markdown into harmless HTML. Never throws: what is nested or marked beyond all reading is shown as it was
 * written.
 *
 * @param base where relative links lead to, for what is not read on the page itself: an origin without a slash at the end
 * @example renderMarkdown('**slow** <script>x</script>') // '<p><strong>slow</strong> x</p>'
 */
export function renderMarkdown(text: string, base?: string): string {
  const html = kept.get(text) ?? keep(text, render(text));
  return base === undefined ? html : withBase(html, base);
}

function render(text: string): string {
  try {
    const tree = parse(text);
    return tree === undefined ? plain(text) : processor.stringify(processor.runSync(tree));
  } catch {
    // whatever the parser trips over: a page must not be lost for one of its texts
    return plain(text);
  }
}

function keep(text: string, html: string): string {
  characters += text.length + html.length;
  if (kept.size >= most.texts || characters > most.characters) {
    kept.clear();
    characters = text.length + html.length;
  }
  kept.set(text, html);
  return html;
}

/** Text holds no `<` and attributes no `"`: what looks like a link is one. */
function withBase(html: string, base: string): string {
  return html.replaceAll(/<a href="(?!https?:|mailto:|#)([^"]*)"/gi, (link, target: string) => {
    const url = URL.parse(target.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'), `${base}/`);
    return url === null ? link : `<a href="${url.href.replaceAll('&', '&#x26;').replaceAll('"', '%22')}"`;
  });
}
