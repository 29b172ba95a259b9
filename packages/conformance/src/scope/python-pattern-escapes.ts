/** What stands in a character class: one character, or a set such as `\d`. */
export interface ClassMember {
  source: string;
  isSet: boolean;
}

/** Python's whitespace; JavaScript's `\s` has U+FEFF and lacks the separators U+001C to U+001F and U+0085. */
const whitespace = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;

const sets = {
  unicode: { d: String.raw`\p{Nd}`, s: whitespace, w: String.raw`\p{L}\p{N}_` },
  ascii: { d: '0-9', s: String.raw`\t-\r\x20`, w: 'A-Za-z0-9_' },
} as const;

const controls: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A character as an expression with flag `v` takes it everywhere, in classes too. */
export function characterOf(character: string): string {
  if (/^[A-Za-z0-9_]$/.test(character)) return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** `\d`, `\s`, `\w` and their complements, by their letter. */
export function setEscapeOf(letter: string, isAscii: boolean): string {
  const kind = isAscii ? sets.ascii : sets.unicode;
  const lower = letter.toLowerCase();
  const set = lower === 'd' ? kind.d : lower === 's' ? kind.s : kind.w;
  return letter === lower ? `[${set}]` : `[^${set}]`;
}

/** The escape at the start of `rest` and its length; undefined where there is none that Python knows in a class. */
export function classEscapeOf(rest: string, isAscii: boolean): { member: ClassMember; length: number } | undefined {
  const set = /^\\([dDsSwW])/.exec(rest)?.[1];
  if (set !== undefined) return { member: { source: setEscapeOf(set, isAscii), isSet: true }, length: 2 };
  const character = escapedCharacterOf(rest);
  if (character === undefined) return undefined;
  return { member: { source: characterOf(character.text), isSet: false }, length: character.length };
}

function escapedCharacterOf(rest: string): { text: string; length: number } | undefined {
  const hexadecimal = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(rest);
  if (hexadecimal !== null) return codePoint(hexadecimal[0], hexadecimal.slice(1).join(''), 16);
  const octal = /^\\([0-3]?[0-7]{1,2})/.exec(rest);
  if (octal?.[1] !== undefined) return codePoint(octal[0], octal[1], 8);
  const control = /^\\([abfnrtv])/.exec(rest)?.[1];
  if (control !== undefined) return { text: controls[control] ?? control, length: 2 };
  const literal = /^\\([^A-Za-z0-9])/u.exec(rest)?.[1];
  return literal === undefined ? undefined : { text: literal, length: 1 + literal.length };
}

function codePoint(escape: string, digits: string, radix: number): { text: string; length: number } | undefined {
  const value = Number.parseInt(digits, radix);
  return value > 0x10ffff ? undefined : { text: String.fromCodePoint(value), length: escape.length };
}
