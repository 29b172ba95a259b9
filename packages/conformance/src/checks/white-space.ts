/**
 * The characters that Python takes for white space, as a character class for a regular expression. JavaScript's own idea
 * differs: it counts U+FEFF in, and leaves out U+001C to U+001F and U+0085.
 */
export const whiteSpaceClass = String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;

const oneCharacter = new RegExp(`^${whiteSpaceClass}$`);

const isWhiteSpace = (character: string | undefined): boolean =>
  character !== undefined && oneCharacter.test(character);

/** Text without the white space at its end. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isWhiteSpace(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/**
 * Text without the white space at both ends, as Python's `strip` does it.
 *
 * @example
 * ```ts
 * strip('\u0085 encrypted\u00a0'); // 'encrypted'
 * strip('\ufeffencrypted'); // unchanged
 * ```
 */
export function strip(text: string): string {
  let start = 0;
  while (isWhiteSpace(text[start])) start += 1;
  return stripEnd(text.slice(start));
}
