/**
 * Text from a file as it may stand in a message: control, format and surrogate characters as `\u{…}`, and not longer
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

/** An id, a key or a name from a file, in double quotes and printable. */
export function quoted(text: string): string {
  return `"${printable(text, 80)}"`;
}
