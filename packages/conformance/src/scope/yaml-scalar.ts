import { isCalendarDate } from './calendar.ts';

/** A YAML scalar as PyYAML's safe loader types it; `text` is its value as text. */
export interface YamlScalar {
  type: 'text' | 'integer' | 'float' | 'boolean' | 'null' | 'date' | 'timestamp' | 'merge';
  text: string;
}

/** Numbers with more characters than Python converts are refused, and so cost nothing. */
const longestInteger = 4300;

const boolean = /^(?:(?<yes>yes|Yes|YES|true|True|TRUE|on|On|ON)|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const decimal = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const octal = /^[-+]?0[0-7_]+$/;
const binary = /^[-+]?0b[01_]+$/;
const hexadecimal = /^[-+]?0x[0-9a-fA-F_]+$/;
const sexagesimal = /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/;
const float =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const date = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const timestamp =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$/;

/**
 * Types an unquoted scalar by the rules of YAML 1.1 as PyYAML applies them, which are not the rules of YAML 1.2: `on`
 * is true, `017` is 15, `1:30` is 90, `2024-02-28` is a date; but `y` is text, and `1e3` too.
 *
 * @returns the scalar, or a sentence fragment saying why there is none (`2024-02-30`, a number with too many digits)
 */
export function resolvePlainScalar(source: string): YamlScalar | string {
  if (/^(?:~|null|Null|NULL)?$/.test(source)) return { type: 'null', text: '' };
  if (source === '<<') return { type: 'merge', text: source };
  const asBoolean = boolean.exec(source);
  if (asBoolean !== null) return { type: 'boolean', text: asBoolean.groups?.['yes'] === undefined ? 'False' : 'True' };
  if (date.test(source)) {
    return isCalendarDate(source) ? { type: 'date', text: source } : 'is a date that does not exist';
  }
  if (timestamp.test(source)) return { type: 'timestamp', text: source };
  if (float.test(source)) return { type: 'float', text: source };
  return resolveInteger(source) ?? { type: 'text', text: source };
}

function resolveInteger(source: string): YamlScalar | string | undefined {
  const isInteger = [decimal, octal, binary, hexadecimal, sexagesimal].some((pattern) => pattern.test(source));
  if (!isInteger) return undefined;
  if (source.length > longestInteger) return `is a number with more than ${longestInteger} digits`;
  const digits = source.replace(/^[-+]|_/g, '');
  if (digits === '0b' || digits === '0x') return 'is a number without digits';
  const magnitude = magnitudeOf(digits);
  return { type: 'integer', text: String(source.startsWith('-') ? -magnitude : magnitude) };
}

function magnitudeOf(digits: string): bigint {
  if (digits.includes(':')) return digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  if (/^0[bx]/.test(digits)) return BigInt(digits);
  return digits.length > 1 && digits.startsWith('0') ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits);
}
