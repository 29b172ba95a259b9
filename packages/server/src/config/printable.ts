/**
 * Text from outside as it may stand in a message: control, format and surrogate characters as `\u{…}`, and not longer
 * than `limit` characters.
 *
 * @example printable('a\u001b[2Jb', 80) // 'a\\u{1b}[2Jb'
 */
export function printable(text: string, limit: number): string {
  // Cut before escaping, so that a hostile text of megabytes costs nothing.
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A key, a name or a value from outside, in double quotes and printable. */
export function quoted(text: string): string {
  return `"${printable(text, 80)}"`;
}

/**
 * What a value is, for a message: text in quotes, a number as it is, of a list or a map only that it is one.
 *
 * @example describeValue([1, 2]) // 'a list'
 */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'empty' : quoted(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return 'a map';
}
