import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { MarkdownTree } from './parse.ts';

/** GitHub's rules, without pictures: they would be asked for at other sites, which learn who reads the page. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
  protocols: { href: ['http', 'https', 'mailto'] },
};

// HTML within Markdown is dropped by remark-rehype, and what is left is let through by the list alone
const processor = unified().use(remarkRehype).use(rehypeSanitize, schema).use(rehypeStringify).freeze();

export type HtmlTree = ReturnType<typeof toHtmlTree>;

/** Harmless HTML as a tree. */
export function toHtmlTree(tree: MarkdownTree) {
  return processor.runSync(tree);
}

export function print(tree: HtmlTree): string {
  return processor.stringify(tree);
}
