import { characterOf, classEscapeOf, type ClassMember, setEscapeOf } from './python-pattern-escapes.ts';
import { printable, quoted } from './printable.ts';
import { ScopeError } from './scope-error.ts';

const atStart = String.raw`(?<![\s\S])`;
const atEnd = String.raw`(?![\s\S])`;

/**
 * Compiles a Python regular expression to a predicate that, as Python's `match`, demands the match at the start of the
 * text and not at its end. It translates what the two dialects write or mean differently: `(?P<name>…)`, `(?P=name)`,
 * `(?#…)`, `\A`, `\Z`, `$`, `{,n}`, `.`, `\d` `\w` `\s` over all of Unicode, `(?i)` `(?s)` `(?m)` `(?a)` at the start.
 *
 * @throws ScopeError `bad-test-pattern` for a malformed pattern, and for what is not supported: verbose patterns
 *   `(?x)`, flags inside except `(?i:…)`, conditionals, atomic groups, possessive quantifiers and `\N{…}`
 * @example compilePythonPattern('scs-0102-prop-(?P<what>min_.*)')('scs-0102-prop-min_ram') // true
 */
export function compilePythonPattern(pattern: string): (text: string) => boolean {
  const { source, ignoresCase } = translate(pattern);
  let expression: RegExp;
  try {
    expression = new RegExp(source, ignoresCase ? 'ivy' : 'vy');
  } catch (error) {
    // The engine's message quotes the translation, which the user has not written: only its last part is of use.
    const reason = error instanceof Error ? (error.message.split(': ').at(-1) ?? '') : '';
    throw patternError(pattern, reason.toLowerCase());
  }
  return (text) => {
    expression.lastIndex = 0;
    return expression.test(text);
  };
}

function patternError(pattern: string, reason: string): ScopeError {
  const message = `the pattern ${quoted(pattern)} is not usable: ${printable(reason, 120)}`;
  return new ScopeError([{ code: 'bad-test-pattern', message }]);
}

function translate(pattern: string): { source: string; ignoresCase: boolean } {
  const fail = (reason: string): never => {
    throw patternError(pattern, reason);
  };
  let at = 0;

  /** Consumes what the sticky expression matches here. */
  function take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = at;
    const found = expression.exec(pattern);
    if (found !== null) at += found[0].length;
    return found;
  }

  const flags = new Set<string>();
  for (let found = take(/\(\?([a-zA-Z]+)\)/y); found !== null; found = take(/\(\?([a-zA-Z]+)\)/y)) {
    for (const flag of found[1] ?? '') {
      if (!'aimsu'.includes(flag)) fail(`the flag (?${flag}) is not supported`);
      flags.add(flag);
    }
  }
  const isAscii = flags.has('a');

  function group(): string {
    const name = take(/\(\?P<([\p{L}_][\p{L}\p{N}_]*)>/uy)?.[1];
    if (name !== undefined) return `(?<${name}>`;
    const reference = take(/\(\?P=([\p{L}_][\p{L}\p{N}_]*)\)/uy)?.[1];
    if (reference !== undefined) return `\\k<${reference}>`;
    if (take(/\(\?#[^)]*\)/y) !== null) return '';
    const same = take(/\((?!\?)|\(\?(?:[:=!]|<[=!]|-?i:)/y);
    return same?.[0] ?? fail(`${pattern.slice(at, at + 4)} is not supported`);
  }

  function quantifier(): string {
    const found = take(/\{(\d*)(,?)(\d*)\}/y);
    if (found === null || found[0] === '{}') {
      at += found === null ? 1 : -1;
      return characterOf('{');
    }
    const [, least, comma, most] = found;
    return `{${least || '0'}${comma ?? ''}${most ?? ''}}`;
  }

  function escape(): string {
    const anchor = take(/\\[AZbB]/y)?.[0];
    if (anchor !== undefined) return anchor === '\\A' ? atStart : anchor === '\\Z' ? atEnd : anchor;
    const set = take(/\\([dDsSwW])/y)?.[1];
    if (set !== undefined) return setEscapeOf(set, isAscii);
    // Three octal digits are a character; fewer that do not begin with 0 refer to a group.
    const reference = take(/\\(?![0-3][0-7]{2})([1-9]\d?)/y)?.[1];
    return reference === undefined ? member().source : `(?:\\${reference})`;
  }

  /** One escape or character, as it may stand in a class; also how escapes are read outside of one. */
  function member(): ClassMember {
    const rest = pattern.slice(at, at + 12);
    const escaped = classEscapeOf(rest, isAscii);
    if (escaped !== undefined) {
      at += escaped.length;
      return escaped.member;
    }
    if (rest.startsWith('\\')) return fail(`the escape ${rest.slice(0, 2)} is not supported`);
    const [character] = take(/[\s\S]/uy) ?? fail('a character class is not closed');
    return { source: characterOf(character), isSet: false };
  }

  function characterClass(): string {
    let out = take(/\[\^/y) === null ? '[' : '[^';
    if (out === '[') at += 1;
    // A closing bracket that comes first is an ordinary character.
    for (let isFirst = true; isFirst || take(/\]/y) === null; isFirst = false) {
      const from = member();
      const isRange = take(/-(?!\])/y) !== null;
      const to = isRange ? member() : undefined;
      if (to !== undefined && (from.isSet || to.isSet)) fail('a range in a character class ends in a set');
      out += to === undefined ? from.source : `${from.source}-${to.source}`;
    }
    return `${out}]`;
  }

  function next(character: string): string {
    switch (character) {
      case '\\':
        return escape();
      case '[':
        return characterClass();
      case '(':
        return group();
      case '{':
        return quantifier();
    }
    at += character.length;
    switch (character) {
      case '^':
        return flags.has('m') ? String.raw`(?<![^\n])` : atStart;
      case '$':
        return flags.has('m') ? String.raw`(?![^\n])` : String.raw`(?=\n?${atEnd})`;
      case '.':
        return flags.has('s') ? String.raw`[\s\S]` : String.raw`[^\n]`;
      case ')':
      case '|':
      case '*':
      case '+':
      case '?':
        return character;
      default:
        return characterOf(character);
    }
  }

  let source = '';
  while (at < pattern.length) source += next(String.fromCodePoint(pattern.codePointAt(at) ?? 0));
  return { source, ignoresCase: flags.has('i') };
}
