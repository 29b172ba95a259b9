const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Reads a UUID in any of the forms that upstream takes: canonical, in upper case, without dashes, in braces, and as a URN.
 *
 * @returns the canonical form, or undefined
 * @example parseUuid('{A8CD0403-25A1-455B-A2F5-E5F073AB6765}') // 'a8cd0403-25a1-455b-a2f5-e5f073ab6765'
 */
export function parseUuid(text: string): string | undefined {
  const plain = stripped(text.toLowerCase());
  if (canonical.test(plain)) return plain;
  if (!/^[0-9a-f]{32}$/.test(text.toLowerCase())) return undefined;
  return plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function stripped(text: string): string {
  if (text.startsWith('urn:uuid:')) return text.slice(9);
  if (text.startsWith('{') && text.endsWith('}')) return text.slice(1, -1);
  return text;
}
