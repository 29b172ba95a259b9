/** Elements whose content is text whatever stands in it (HTML, "13.2.5 Tokenization"). */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);

const tagStart = /<(?:!--|[!?/]|([a-zA-Z][^\s/>]*))/g;
const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?/y;

/**
 * Hands each attribute of each element of an HTML document to a function, and puts what that gives in its place. Comments, and text
 * that only looks like a tag, are left alone.
 *
 * @param rewrite gets names in small letters and the value without its entities; undefined leaves it as it is
 * @example rewriteAttributes('<a href="/x?a=1&amp;b=2">', (_tag, _name, value) => value.slice(1)) // '<a href="x?a=1&amp;b=2">'
 */
export function rewriteAttributes(
  html: string,
  rewrite: (tag: string, name: string, value: string) => string | undefined,
): string {
  let written = '';
  let copied = 0;
  let at = 0;
  for (;;) {
    tagStart.lastIndex = at;
    const start = tagStart.exec(html);
    if (start === null) return written + html.slice(copied);
    const [text, name] = start;
    if (name === undefined) {
      at = endOf(html, start.index, text);
      continue;
    }
    const tag = name.toLowerCase();
    at = tagStart.lastIndex;
    for (;;) {
      attribute.lastIndex = at;
      const found = attribute.exec(html);
      if (found === null) break;
      at = attribute.lastIndex;
      const [whole, attributeName = ''] = found;
      const value = found[2] ?? found[3] ?? found[4];
      if (value === undefined) continue;
      const made = rewrite(tag, attributeName.toLowerCase(), decoded(value));
      if (made === undefined) continue;
      const from = found.index + whole.indexOf(attributeName) + attributeName.length;
      written += `${html.slice(copied, from)}="${encoded(made)}"`;
      copied = at;
    }
    const close = html.indexOf('>', at);
    at = close < 0 ? html.length : close + 1;
    if (rawText.has(tag)) at = endOfRawText(html, at, tag);
  }
}

function endOf(html: string, start: number, text: string): number {
  const end = text === '<!--' ? html.indexOf('-->', start + 2) : html.indexOf('>', start);
  if (end < 0) return html.length;
  return end + (text === '<!--' ? 3 : 1);
}

function endOfRawText(html: string, from: number, tag: string): number {
  const end = new RegExp(`</${tag}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

function decoded(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|quot|apos|lt|gt));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
    const point = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function encoded(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
