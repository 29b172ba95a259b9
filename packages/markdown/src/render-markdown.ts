import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** GitHub's rules, without pictures: they would be asked for at other sites, which learn who reads the page. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
  protocols: { href: ['http', 'https', 'mailto'] },
};

// HTML within Markdown is dropped by remark-rehype, and what is left is let through by the list alone
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(rehypeStringify);

/** Texts stay while pages come and go: a change renders its own text and no other. */
const kept = new Map<string, string>();
const most = 2000;

/**
 * Turns an operator's Markdown into harmless HTML.
 *
 * @param base where relative links lead to, for what is not read on the page itself: an origin without a slash at the end
 * @example renderMarkdown('**slow** <script>x</script>') // '<p><strong>slow</strong> x</p>'
 */
export function renderMarkdown(text: string, base?: string): string {
  const known = kept.get(text);
  const html = known ?? String(processor.processSync(text));
  if (known === undefined) {
    if (kept.size >= most) kept.clear();
    kept.set(text, html);
  }
  return base === undefined ? html : withBase(html, base);
}

/** Text holds no `<` and attributes no `"`: what looks like a link is one. */
function withBase(html: string, base: string): string {
  return html.replaceAll(/<a href="(?!https?:|mailto:|#)([^"]*)"/gi, (link, target: string) => {
    const url = URL.parse(target.replaceAll('&#x26;', '&').replaceAll('&amp;', '&'), `${base}/`);
    return url === null ? link : `<a href="${url.href.replaceAll('&', '&#x26;').replaceAll('"', '%22')}"`;
  });
}
