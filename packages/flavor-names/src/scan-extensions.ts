import type { CpuBrand, CpuPerf, CpuVendor, HypervisorType } from './model.ts';
import { isDigit, oddity } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { scanInteger } from './scan-integer.ts';
import { cpuGenerations } from './tables.ts';

const h = 104;
const lineFeed = 10;
const perfs: readonly CpuPerf[] = ['', 'h', 'hh', 'hhh'];

/** Stands behind the last `h` of a run and says how many there were. */
export function scanRunOfH(cursor: Cursor): number {
  const start = cursor.position;
  while (cursor.peek() === h) cursor.position++;
  return cursor.position - start;
}

/** Reads `_word` where `separator` is the underscore. */
export function scanWord(cursor: Cursor, separator: number, word: string): boolean {
  if (cursor.peek() !== separator || !cursor.text.startsWith(word, cursor.position + 1)) return false;
  cursor.position += 1 + word.length;
  return true;
}

const hypervisors: readonly HypervisorType[] = ['kvm', 'xen', 'vmw', 'hyv', 'bms', 'chy'];
const hypervisorInitials = new Set(hypervisors.map((word) => word.charCodeAt(0)));

/** Reads `_kvm`. v1 was written before Cloud Hypervisor, so `knowsCloudHypervisor` is false there. */
export function scanHypervisor(
  cursor: Cursor,
  separator: number,
  knowsCloudHypervisor: boolean,
): HypervisorType | undefined {
  if (cursor.peek() !== separator || !hypervisorInitials.has(cursor.peek(1))) return undefined;
  return hypervisors.find((word) => (word !== 'chy' || knowsCloudHypervisor) && scanWord(cursor, separator, word));
}

function cpuVendorOf(code: number): CpuVendor | undefined {
  switch (code) {
    case 105:
      return 'i';
    case 122:
      return 'z';
    case 97:
      return 'a';
    case 114:
      return 'r';
    default:
      return undefined;
  }
}

/**
 * Reads `_z3h`: `_([izar])([0-9]*)(h*)(?=$|_)`. Where the look-ahead fails nothing is read, since shorter runs of
 * digits or `h` are followed by a digit or an `h`. Python's `$` also stands before a line feed that ends the name.
 */
export function scanCpuBrand(cursor: Cursor, separator: number): CpuBrand | undefined {
  if (cursor.peek() !== separator) return undefined;
  const vendor = cpuVendorOf(cursor.peek(1));
  if (vendor === undefined) return undefined;

  const { text, position: start } = cursor;
  const digits = start + 2;
  let end = digits;
  while (isDigit(text.charCodeAt(end))) end++;
  const perfStart = end;
  while (text.charCodeAt(end) === h) end++;
  const isAtEnd = end === text.length || (end === text.length - 1 && text.charCodeAt(end) === lineFeed);
  if (!isAtEnd && text.charCodeAt(end) !== separator) return undefined;

  cursor.position = digits;
  const generation = scanInteger(cursor);
  cursor.position = end;
  if (cursor.hasFailed()) return undefined;
  if (generation !== null && cpuGenerations[vendor][Number(generation)] === undefined) {
    const highest = cpuGenerations[vendor].length - 1;
    const allowed = highest === 0 ? `0 or nothing for vendor ${vendor}` : `0 to ${highest} for vendor ${vendor}`;
    cursor.refuse('cpugen', digits, perfStart, String(generation), allowed);
    return undefined;
  }
  if (generation === 0) cursor.oddities |= oddity.notCanonical;
  const perf = perfs[end - perfStart];
  if (perf === undefined) {
    cursor.refuse('perf', perfStart, end, text.slice(perfStart, end), 'h, hh or hhh');
    return undefined;
  }
  return { vendor, generation: generation === null ? null : Number(generation), perf };
}
