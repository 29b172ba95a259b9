/** On what a script has put into the page for its reader, and no new state of the page takes away. */
export const keptMark = 'data-kept';

/**
 * Makes a part of the page like another one, and touches nothing that is alike already: what has the focus keeps it, what is
 * open stays open, and what is selected stays selected.
 */
export function morph(old: Element, next: Element): void {
  if (old.isEqualNode(next)) return;
  syncAttributes(old, next);
  let cursor: ChildNode | null = old.firstChild;
  for (const child of [...next.childNodes]) {
    const match = findMatch(cursor, child);
    if (match === null) {
      old.insertBefore(child, cursor);
      continue;
    }
    // what stood before it and has no counterpart is gone, or comes later under its own key
    if (match !== cursor) old.insertBefore(match, cursor);
    else cursor = match.nextSibling;
    if (match instanceof Element && child instanceof Element) morph(match, child);
    else if (match.nodeValue !== child.nodeValue) match.nodeValue = child.nodeValue;
  }
  while (cursor !== null) {
    const rest: ChildNode = cursor;
    cursor = cursor.nextSibling;
    if (!(rest instanceof Element && rest.hasAttribute(keptMark))) rest.remove();
  }
}

/** What tells one element from its neighbours. */
function keyOf(node: Node): string {
  return node instanceof Element ? ((node.id || node.getAttribute('aria-labelledby')) ?? '') : '';
}

/** The node that becomes `wanted`: the one with its key wherever it is; without a key, the next one if it is of the same kind. */
function findMatch(cursor: ChildNode | null, wanted: Node): ChildNode | null {
  const key = keyOf(wanted);
  if (key === '') {
    return cursor !== null && cursor.nodeName === wanted.nodeName && keyOf(cursor) === '' ? cursor : null;
  }
  for (let node = cursor; node !== null; node = node.nextSibling) {
    if (node.nodeName === wanted.nodeName && keyOf(node) === key) return node;
  }
  return null;
}

/** What readers have set themselves: which details are open, and on which day of a bar they are. */
function isReaders(name: string): boolean {
  return name === 'open' || name.startsWith('aria-value');
}

function syncAttributes(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !isReaders(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (isReaders(name) && old.hasAttribute(name)) continue;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
