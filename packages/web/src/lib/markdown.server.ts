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
 * @example renderMarkdown('**slow** <script>x</script>') // '<p><strong>slow</strong> x</p>'
 */
export function renderMarkdown(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const html = String(processor.processSync(text));
  if (kept.size >= most) kept.clear();
  kept.set(text, html);
  return html;
}
