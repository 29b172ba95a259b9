import type { HtmlTree } from './html-tree.ts';

type Child = HtmlTree['children'][number];
type Element = Extract<Child, { type: 'element' }>;

/**
 * Makes harmless HTML fit for where it stands: headings go on below the heading above the text, without a gap; a link that leads
 * nowhere is text; the box of a task is a sign; and a table is in a box of its own, which those who have no pointer can scroll as well.
 *
 * @param headings the level of the text's highest heading; as it was written without
 */
export function dress(tree: HtmlTree, headings: number | undefined): HtmlTree {
  const levels = headings === undefined ? new Map<string, string>() : newLevels(tree, headings);
  return { ...tree, children: tree.children.flatMap((child) => dressChild(child, levels)) };
}

function dressChild(child: Child, levels: ReadonlyMap<string, string>): Child[] {
  if (child.type !== 'element') return [child];
  // a box that nobody can tick is a sign, and needs no label
  if (child.tagName === 'input') return [{ type: 'text', value: child.properties.checked ? '☑' : '☐' }];
  const children = child.children.flatMap((each) => dressChild(each, levels)) as Element['children'];
  if (child.tagName === 'a' && child.properties.href === undefined) return children;
  const dressed = { ...child, tagName: levels.get(child.tagName) ?? child.tagName, children };
  return [child.tagName === 'table' ? scrollable(dressed) : dressed];
}

function newLevels(tree: HtmlTree, highest: number): Map<string, string> {
  const used = new Set<string>();
  const collect = (child: Child) => {
    if (child.type !== 'element') return;
    if (/^h[1-6]$/.test(child.tagName)) used.add(child.tagName);
    child.children.forEach(collect);
  };
  tree.children.forEach(collect);
  return new Map([...used].sort().map((name, index) => [name, `h${Math.min(6, highest + index)}`]));
}

/** Its name is what its columns are called. */
function scrollable(table: Element): Element {
  const head = table.children.find((child) => child.type === 'element');
  const name =
    head === undefined
      ? ''
      : textOf(head)
          .replaceAll(/[\s<>]+/g, ' ')
          .trim();
  const named = name === '' ? {} : { role: 'group', ariaLabel: name };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table'], tabIndex: 0, ...named },
    children: [table],
  };
}

function textOf(node: Element['children'][number]): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join(' ') : '';
}
