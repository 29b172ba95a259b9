import type { CpuRam, CpuType } from './model.ts';
import { isDigit, oddity } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { pythonFloat } from './python-float.ts';
import { ramText } from './ram-text.ts';
import { requirePositive, scanInteger } from './scan-integer.ts';

const i = 105;
const u = 117;
const o = 111;
const dot = 46;
const five = 53;
const zero = 48;

function cpuTypeOf(code: number): CpuType | undefined {
  switch (code) {
    case 76:
      return 'L';
    case 86:
      return 'V';
    case 84:
      return 'T';
    case 67:
      return 'C';
    default:
      return undefined;
  }
}

/**
 * Reads `2C-4uo`: `([0-9]*)([LVTC])(i|)-([0-9.]*)(u|)(o|)`, with `separator` for the dash.
 * The whole part is read before a value is judged, as a wrong shape is reported in preference to a wrong number.
 */
export function scanCpuRam(cursor: Cursor, separator: number): CpuRam | undefined {
  const start = cursor.position;
  const cpus = scanInteger(cursor);
  const cpusEnd = cursor.position;
  const cpuType = cpuTypeOf(cursor.peek());
  if (cpuType === undefined) {
    const letter = 'one of the CPU types C, T, V and L';
    noMainPart(cursor, cpusEnd === start ? `the number of CPUs and ${letter}` : letter);
    return undefined;
  }
  cursor.position++;
  const cpuInsecure = cursor.take(i);
  if (!cursor.take(separator)) {
    noMainPart(cursor, `"${String.fromCharCode(separator)}" and the memory in GiB`);
    return undefined;
  }

  const ramStart = cursor.position;
  const ramGiB = scanRam(cursor);
  const ramEnd = cursor.position;
  const ramInsecure = cursor.take(u);
  const ramOversubscribed = cursor.take(o);

  if (!requirePositive(cursor, 'cpus', cpus, start, cpusEnd, false) || cpus === null) return undefined;
  if (!isAllowedRam(cursor, ramGiB, ramStart, ramEnd)) return undefined;
  return { cpus, cpuType, cpuInsecure, ramGiB, ramInsecure, ramOversubscribed };
}

function noMainPart(cursor: Cursor, expected: string): void {
  cursor.failure = {
    code: 'main-part',
    position: cursor.position,
    expected,
    found: cursor.text.slice(cursor.position, cursor.text.length),
    reason: 'Failed to parse main part',
  };
}

/** Reads `[0-9.]*` and takes it as Python's `float` does; NaN where that would refuse it. */
function scanRam(cursor: Cursor): number {
  const { text, position: start } = cursor;
  let end = start;
  let dots = 0;
  let whole = 0;
  for (let code = text.charCodeAt(end); isDigit(code) || code === dot; code = text.charCodeAt(++end)) {
    if (code === dot) dots++;
    else if (dots === 0) whole = whole * 10 + (code - zero);
  }
  cursor.position = end;
  const length = end - start;
  const isShort = length <= 15;
  const startsWithZero = text.charCodeAt(start) === zero;
  if (dots === 0 && isShort && length > 0) {
    if (startsWithZero && length > 1) cursor.oddities |= oddity.notCanonical;
    return whole;
  }
  if (dots > 1 || length === dots) return Number.NaN;
  const isPlainHalf = isShort && length > 2 && text.charCodeAt(end - 2) === dot && text.charCodeAt(end - 1) === five;
  if (isPlainHalf && (!startsWithZero || length === 3)) return whole + 0.5;
  const written = text.slice(start, end);
  const ramGiB = Number(written);
  if (Number.isFinite(ramGiB) && ramText(ramGiB) !== written) cursor.oddities |= oddity.notCanonical;
  return ramGiB;
}

function isAllowedRam(cursor: Cursor, ramGiB: number, start: number, end: number): boolean {
  if (ramGiB > 0 && ramGiB % 0.5 === 0) return true;
  const written = cursor.text.slice(start, end);
  if (Number.isNaN(ramGiB)) {
    cursor.failure = {
      code: 'number-unreadable',
      position: start,
      expected: 'the memory in GiB, such as 4 or 0.5',
      found: written,
      reason: `could not convert string to float: '${written}'`,
    };
  } else cursor.refuse('ram', start, end, pythonFloat(ramGiB), 'positive multiple of 0.5');
  return false;
}
