/**
 * Shows a name on a terminal without letting it do anything there: all but printable ASCII becomes an escape, so that
 * the width of the result is known and a caret below it stands right.
 */
export function escapeName(name: string): string {
  return name.replace(/[^ -~]|\\/gu, (character) => {
    if (character === '\\') return '\\\\';
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** As `escapeName`, and at most `width` characters of the name, with an ellipsis for the rest. */
export function escapeShort(name: string, width = 80): string {
  return name.length <= width ? escapeName(name) : `${escapeName(name.slice(0, width))}...`;
}

// eslint and people read escapes more easily than the signs themselves: DEL and C1, line separators, and the signs
// that reverse the direction of text.
const harmful = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** JSON on one line that is as harmless to a terminal. `JSON.stringify` escapes less than terminals obey. */
export function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    harmful,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
