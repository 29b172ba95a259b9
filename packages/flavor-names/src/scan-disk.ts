import type { Disk, DiskType, Integer } from './model.ts';
import { oddity } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import { requirePositive, scanInteger } from './scan-integer.ts';

const x = 120;
/** `deriveExtraSpecs` writes a line for each disk, so that a count of ten digits would fill the memory. */
export const maxDescribedDisks = 1000;

function diskTypeOf(code: number): DiskType {
  switch (code) {
    case 110:
      return 'n';
    case 104:
      return 'h';
    case 115:
      return 's';
    case 112:
      return 'p';
    default:
      return '';
  }
}

/** Reads `-3x10s`: `-(?:([0-9]*)x|)([0-9]*)([nhsp]|)`. The dash alone is a disk, too. */
export function scanDisk(cursor: Cursor, separator: number): Disk | undefined {
  if (!cursor.take(separator)) return undefined;
  const countStart = cursor.position;
  let count: Integer = 1;
  let sizeStart = countStart;
  let sizeGB = scanInteger(cursor);
  let sizeEnd = cursor.position;
  if (cursor.take(x)) {
    if (!requirePositive(cursor, 'nrdisks', sizeGB, countStart, sizeEnd, true)) return undefined;
    if (sizeGB === null) cursor.oddities |= oddity.emptyDiskCount | oddity.notCanonical;
    else if (sizeGB === 1) cursor.oddities |= oddity.notCanonical;
    else if (sizeGB > maxDescribedDisks) cursor.oddities |= oddity.manyDisks;
    count = sizeGB ?? 1;
    sizeStart = cursor.position;
    sizeGB = scanInteger(cursor);
    sizeEnd = cursor.position;
  }
  const type = diskTypeOf(cursor.peek());
  if (type !== '') cursor.position++;
  if (!requirePositive(cursor, 'disksize', sizeGB, sizeStart, sizeEnd, true)) return undefined;
  if (sizeGB === null) cursor.oddities |= oddity.sizelessDisk;
  return { count, sizeGB, type };
}
