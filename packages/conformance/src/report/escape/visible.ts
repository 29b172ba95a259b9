/**
 * What would move, hide, reorder or break text when it is shown: control characters, format characters (bidirectional
 * overrides and zero-width ones among them), line and paragraph separators, every blank but the plain one, letters that
 * are drawn as nothing, unpaired surrogates, and code points that mean nothing or something private.
 */
const treacherous = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/u;
const everyTreacherous = new RegExp(treacherous, 'gu');

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The text on one line, with everything treacherous written as an escape (`\n`, `\x1b`, `\u202e`, `\u{e0041}`).
 * Backslashes stay as they are: the result is for reading, not for reading back.
 *
 * @example
 * ```ts
 * makeVisible('red \u001b[31m'); // 'red \\x1b[31m'
 * ```
 */
export function makeVisible(text: string): string {
  return treacherous.test(text) ? text.replace(everyTreacherous, escapeOf) : text;
}

function escapeOf(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * The same, and no longer than about `limit` characters: what is cut off is counted.
 *
 * @param limit how many characters of the original are looked at; a surrogate pair counts as two
 */
export function makeVisibleAndShort(text: string, limit: number): string {
  if (text.length <= limit) return makeVisible(text);
  // do not cut a surrogate pair in two
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  return `${makeVisible(text.slice(0, end))}… (${text.length - end} more characters)`;
}
