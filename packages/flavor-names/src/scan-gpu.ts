import type { Gpu, GpuBrand, GpuPerf, Integer } from './model.ts';
import { isDigit, oddity } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { scanRunOfH } from './scan-extensions.ts';
import { requirePositive, scanInteger } from './scan-integer.ts';
import { gpuGenerations } from './tables.ts';

const h = 104;
const perfs: readonly GpuPerf[] = ['', 'h', 'hh'];

function gpuBrandOf(code: number): GpuBrand | undefined {
  switch (code) {
    case 78:
      return 'N';
    case 65:
      return 'A';
    case 73:
      return 'I';
    default:
      return undefined;
  }
}

/**
 * Reads `_GNa-72h-24h`: `_([gG])([NAI])([^-h]*)(?:-([0-9]+)|)(h*)(?:-([0-9]+)|)(h*)`. The generation is everything up
 * to a dash or an `h`, whatever it is: that is why `_GNa_ib` asks for generation `a_ib`.
 */
export function scanGpu(cursor: Cursor, separator: number, dash: number): Gpu | undefined {
  if (cursor.peek() !== separator) return undefined;
  const type = cursor.peek(1) === 71 ? 'G' : cursor.peek(1) === 103 ? 'g' : undefined;
  const brand = gpuBrandOf(cursor.peek(2));
  if (type === undefined || brand === undefined) return undefined;

  const { text } = cursor;
  const start = cursor.position + 3;
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== dash && text.charCodeAt(end) !== h) end++;
  const generation = text.slice(start, end);
  if (generation !== '' && !gpuGenerations[brand].has(generation)) {
    const allowed = `one of ${[...gpuGenerations[brand].keys()].join(', ')} (or nothing) for brand ${brand}`;
    cursor.refuse('gen', start, end, generation, allowed);
    return undefined;
  }
  cursor.position = end;

  const units = scanDashInteger(cursor, dash, 'cu');
  const perf = scanPerf(cursor, 'perf');
  const vramGiB = scanDashInteger(cursor, dash, 'vram');
  const vramPerf = scanPerf(cursor, 'vramperf');
  if (cursor.hasFailed()) return undefined;
  if (units === null && vramGiB !== null) cursor.oddities |= oddity.memoryWithoutUnits;
  return { type, brand, generation, units, perf, vramGiB, vramPerf };
}

/** Reads `-72`; null when there is no dash with a digit behind it, or when a failure is recorded. */
function scanDashInteger(cursor: Cursor, dash: number, attribute: string): Integer | null {
  if (cursor.hasFailed() || cursor.peek() !== dash || !isDigit(cursor.peek(1))) return null;
  cursor.position++;
  const start = cursor.position;
  const value = scanInteger(cursor);
  return requirePositive(cursor, attribute, value, start, cursor.position, false) ? value : null;
}

function scanPerf(cursor: Cursor, attribute: string): GpuPerf {
  if (cursor.hasFailed()) return '';
  const start = cursor.position;
  const perf = perfs[scanRunOfH(cursor)];
  if (perf !== undefined) return perf;
  cursor.refuse(attribute, start, cursor.position, cursor.text.slice(start, cursor.position), 'h or hh');
  return '';
}
