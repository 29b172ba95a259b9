import { whiteSpaceClass } from '../white-space.ts';

/**
 * Dates in image properties, read as C's strptime does (reference 3.4): unpadded months, days and hours are fine, a year
 * has four digits, letters match in either case, a blank in the format stands for any run of white space, digits are
 * those of any script, and nothing may be left over.
 */
const directives: Readonly<Record<string, string>> = {
  Y: String.raw`(?<Y>\p{Nd}\p{Nd}\p{Nd}\p{Nd})`,
  m: String.raw`(?<m>1[0-2]|0[1-9]|[1-9])`,
  d: String.raw`(?<d>3[0-1]|[1-2]\p{Nd}|0[1-9]|[1-9]| [1-9])`,
  H: String.raw`(?<H>2[0-3]|[0-1]\p{Nd}|\p{Nd})`,
  M: String.raw`(?<M>[0-5]\p{Nd}|\p{Nd})`,
  S: String.raw`(?<S>6[0-1]|[0-5]\p{Nd}|\p{Nd})`,
};

const whiteSpace = `${whiteSpaceClass}+`;

function compile(format: string): RegExp {
  const source = format
    .replaceAll(/%(.)/g, (_, letter: string) => directives[letter] ?? '')
    .replaceAll(/(?<=^|\)) (?=\()/g, whiteSpace);
  // not anchored at the end: what was matched first stays, a rest is an error (as Python's implementation has it)
  return new RegExp(source, 'iuy');
}

/** The strict form that Glance itself writes. */
const timestampFormat = '%Y-%m-%dT%H:%M:%SZ';

const propertyFormats = [timestampFormat, '%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d'];
const markerFormats = ['%Y-%m-%d', '%Y%m%d'];

const compiled = new Map([...propertyFormats, ...markerFormats].map((format) => [format, compile(format)] as const));

function parse(text: string, formats: readonly string[]): number {
  for (const format of formats) {
    const seconds = parseOne(text, format);
    if (seconds !== undefined) return seconds;
  }
  return 0;
}

function parseOne(text: string, format: string): number | undefined {
  const expression = compiled.get(format);
  if (expression === undefined) return undefined;
  expression.lastIndex = 0;
  const groups = expression.exec(text)?.groups;
  if (groups === undefined || expression.lastIndex !== text.length) return undefined;
  const field = (letter: string): number => decimalValue(groups[letter]?.trim() ?? '0');
  const [year, month, day] = [field('Y'), field('m'), field('d')];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // a day that the month does not have rolls over, and there is no year 0
  if (date.getUTCDate() !== day || year === 0) return undefined;
  return date.getTime() / 1000 + field('H') * 3600 + field('M') * 60 + field('S');
}

/** The value of decimal digits of any script: each script's ten digits follow one another, zero first. */
export function decimalValue(digits: string): number {
  let value = 0;
  for (const digit of digits) {
    let zero = digit.codePointAt(0) ?? 0;
    const code = zero;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    value = value * 10 + ((code - zero) % 10);
  }
  return value;
}

/**
 * Seconds since 1970 of a date in an image property; 0 when it is no date (so that 1970-01-01 itself counts as none).
 *
 * @example
 * ```ts
 * parseDate('2026-01-01 12:30'); // 1767270600
 * parseDate('20260101'); // 0
 * ```
 */
export function parseDate(text: string): number {
  return parse(text, propertyFormats);
}

/** The same for a date at the end of an image's name, such as `2026-01-01` or `20260101`. */
export function parseMarkerDate(text: string): number {
  return parse(text, markerFormats);
}

/** The same for a time as Glance writes it, `2026-01-01T00:00:00Z`, and nothing else. */
export function parseTimestamp(text: string): number {
  return parse(text, [timestampFormat]);
}
