import type { FlavorName, Integer } from './model.ts';

/** What Nova says about a flavor: `ram` in MiB, `disk` in GiB. */
export interface NovaFlavor {
  readonly vcpus: number;
  readonly ram: number;
  readonly disk: number;
}

export interface Deviation {
  readonly attribute: 'cpus' | 'ram' | 'disk';
  /**
   * `less` and `more` than promised; `odd`: an amount of memory that nobody would choose on purpose; `undecidable`: a
   * disk whose size the name leaves open.
   */
  readonly kind: 'less' | 'more' | 'odd' | 'undecidable';
  /** CPUs, GiB of memory, or GB of disk. Null where the name leaves it open. */
  readonly promised: Integer | null;
  /** In the same unit; memory is rounded as `novaRamGiB` does. */
  readonly actual: number;
  readonly severity: 'fail' | 'info' | 'undecidable';
}

/**
 * Memory in GiB with one decimal and a tolerance of about 0.05 GiB, as some hypervisors keep a few MiB to themselves.
 * The smallest sizes that still count as 0.5, 1, 3.5 and 4 GiB are 461, 973, 3533 and 4045 MiB.
 */
export function novaRamGiB(ramMiB: number): number {
  return Math.trunc((ramMiB + 51) / 102.4) / 10;
}

/**
 * Compares what a name promises with what Nova would give (scs-0100-v3: a name may promise less, never more). CPU type,
 * kind and number of disks, hypervisor, GPU and Infiniband cannot be compared: Nova does not know them.
 *
 * A disk without a size is `undecidable`, because the reference breaks off there; `isStrict` counts it as 0 GB.
 *
 * @example compareWithNova(flavor, { vcpus: 1, ram: 4096, disk: 0 })
 *   // [{ attribute: 'cpus', kind: 'less', promised: 2, actual: 1, severity: 'fail' }]
 */
export function compareWithNova(
  { cpuRam, disk }: FlavorName,
  actual: NovaFlavor,
  { isStrict = false }: { isStrict?: boolean } = {},
): Deviation[] {
  const ramGiB = novaRamGiB(actual.ram);
  const deviations = [
    ...compareAmount('cpus', cpuRam.cpus, actual.vcpus),
    ...compareAmount('ram', cpuRam.ramGiB, ramGiB),
    ...(isOddRam(ramGiB) ? [odd(cpuRam.ramGiB, ramGiB)] : []),
  ];
  if (disk?.sizeGB === null && !isStrict) {
    const undecidable = { kind: 'undecidable', severity: 'undecidable' } as const;
    return [...deviations, { attribute: 'disk', ...undecidable, promised: null, actual: actual.disk }];
  }
  return [...deviations, ...compareAmount('disk', disk?.sizeGB ?? 0, actual.disk)];
}

function compareAmount(attribute: Deviation['attribute'], promised: Integer, actual: number): Deviation[] {
  if (actual < promised) return [{ attribute, kind: 'less', promised, actual, severity: 'fail' }];
  if (actual > promised) return [{ attribute, kind: 'more', promised, actual, severity: 'info' }];
  return [];
}

/** From 10 GiB on whole ones are usual, below that halves. */
function isOddRam(ramGiB: number): boolean {
  return ramGiB >= 10 ? !Number.isInteger(ramGiB) : ramGiB % 0.5 !== 0;
}

function odd(promised: number, actual: number): Deviation {
  return { attribute: 'ram', kind: 'odd', promised, actual, severity: 'info' };
}
