import type { Integer } from './model.ts';
import { isDigit, oddity } from './cursor.ts';
import type { Cursor } from './cursor.ts';

/** The reference's limit on the digits of one number. It also keeps the cost of a hostile name linear. */
const maxDigits = 4300;
/** Fifteen digits always fit a double. */
const maxExactDigits = 15;

/** Reads `[0-9]*` and stands behind it. Null when there is no digit, or too many of them: then there is a failure. */
export function scanInteger(cursor: Cursor): Integer | null {
  const { text, position: start } = cursor;
  let end = start;
  let value = 0;
  for (let code = text.charCodeAt(end); isDigit(code); code = text.charCodeAt(++end)) value = value * 10 + (code - 48);
  if (end === start) return null;
  cursor.position = end;
  if (end - start > 1 && text.charCodeAt(start) === 48) cursor.oddities |= oddity.notCanonical;
  return end - start <= maxExactDigits ? value : longInteger(cursor, start, end);
}

function longInteger(cursor: Cursor, start: number, end: number): Integer | null {
  if (end - start > maxDigits) {
    cursor.failure = {
      code: 'number-unreadable',
      position: start,
      expected: `a number of at most ${maxDigits} digits`,
      found: cursor.text.slice(start, end),
      reason: `a number has ${end - start} digits; must be at most ${maxDigits}`,
    };
    return null;
  }
  const value = BigInt(cursor.text.slice(start, end));
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** Refuses the number between `start` and `end` unless it is greater than zero. Null passes where `isOptional`. */
export function requirePositive(
  cursor: Cursor,
  attribute: string,
  value: Integer | null,
  start: number,
  end: number,
  isOptional: boolean,
): boolean {
  if (cursor.hasFailed()) return false;
  if (value === null ? isOptional : value > 0) return true;
  cursor.refuse(attribute, start, end, value === null ? 'None' : String(value), 'a whole number greater than 0');
  return false;
}
