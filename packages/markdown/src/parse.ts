import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isWithinBounds } from './bounds.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Markdown as a tree. */
export type MarkdownTree = ReturnType<typeof parser.parse>;
type Node = MarkdownTree | MarkdownTree['children'][number];

/** Everything after the parser walks the tree by recursion. */
const deepest = 200;
/** Each is written with a way back, some hundred characters long */
const mostFootnotes = 200;

/** The tree of a text; undefined for one that takes too long to parse, or whose HTML were out of proportion. */
export function parse(text: string): MarkdownTree | undefined {
  if (!isWithinBounds(text)) return undefined;
  const tree = parser.parse(text);
  return isInProportion(tree, text.length) ? tree : undefined;
}

/** What stands for more than was written: rows that are filled up to the columns of their table, and links by reference. */
function isInProportion(tree: MarkdownTree, length: number): boolean {
  let [cells, copied, footnotes] = [0, 0, 0];
  const targets = new Map<string, number>();
  const references: string[] = [];
  const waiting: { node: Node; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > deepest) return false;
    if (node.type === 'table') cells += node.children.length * (node.align?.length ?? 0);
    if (node.type === 'definition') targets.set(node.identifier, node.url.length + (node.title?.length ?? 0));
    if (node.type === 'linkReference') references.push(node.identifier);
    if (node.type === 'footnoteReference') footnotes++;
    if ('children' in node) for (const child of node.children) waiting.push({ node: child, depth: depth + 1 });
  }
  for (const identifier of references) copied += targets.get(identifier) ?? 0;
  return cells <= 1000 + length / 2 && copied <= 1000 + 4 * length && footnotes <= mostFootnotes;
}
