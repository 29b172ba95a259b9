import { oddity } from './cursor.ts';
import { maxDescribedDisks } from './scan-disk.ts';

export type FlavorNameWarningCode =
  'sizeless-disk' | 'not-canonical' | 'empty-disk-count' | 'memory-without-units' | 'many-disks' | 'other-grammar';

/** The name is valid, but says less, or something else, than its author may think. */
export interface FlavorNameWarning {
  readonly code: FlavorNameWarningCode;
  readonly message: string;
}

const warnings: readonly (readonly [bit: number, warning: FlavorNameWarning])[] = [
  [
    oddity.otherGrammar,
    {
      code: 'other-grammar',
      message: 'The name is written in another version of the standard, which is merely tolerated.',
    },
  ],
  [
    oddity.sizelessDisk,
    {
      code: 'sizeless-disk',
      message: 'The name promises a disk but no size, so no check can tell whether the promise is kept. Give a size.',
    },
  ],
  [
    oddity.emptyDiskCount,
    { code: 'empty-disk-count', message: 'No number stands before the "x" of the disk. It is read as one disk.' },
  ],
  [
    oddity.manyDisks,
    {
      code: 'many-disks',
      message: `The name promises more than ${maxDescribedDisks} disks. No extra specs can be derived from it.`,
    },
  ],
  [
    oddity.memoryWithoutUnits,
    {
      code: 'memory-without-units',
      message:
        'The GPU has memory but no units: the description is silent about it, and the short name reads as units.',
    },
  ],
  [
    oddity.notCanonical,
    { code: 'not-canonical', message: 'The same flavor has a canonical name that is written differently.' },
  ],
];

const none: readonly FlavorNameWarning[] = Object.freeze([]);

/** The warnings behind the bits. Nearly every name has none, and those share one list. */
export function warningsFor(oddities: number): readonly FlavorNameWarning[] {
  if (oddities === oddity.none) return none;
  return warnings.filter(([bit]) => (oddities & bit) !== 0).map(([, warning]) => warning);
}
