import { v2ToV1Text } from './convert-text.ts';
import { FlavorNameError } from './flavor-name-error.ts';
import type { CpuType, Disk, DiskType, FlavorName, Integer } from './model.ts';
import { printFlavorName } from './print-flavor-name.ts';
import { maxDescribedDisks } from './scan-disk.ts';
import { shortFlavorName } from './short-flavor-name.ts';

/** Extra specs as Nova keeps them: `scs:cpu-type`, `scs:disk0-type` and so on, `scs:name-v1` and so on. */
export type ExtraSpecs = Record<`scs:${string}`, string>;

/** All that names promise: `ram` in GiB; `disk` in GB, null when its size is left open, absent without a disk. */
export type FlavorSpecs = ExtraSpecs & { cpus: Integer; ram: number; disk?: Integer | null };

// Both lists ascend: where several names speak of one flavor, the better value counts (scs-0103-v1).
const cpuTypeRanks: readonly CpuType[] = ['L', 'V', 'T', 'C'];
const cpuTypeValues: Readonly<Record<CpuType, string>> = {
  L: 'crowded-core',
  V: 'shared-core',
  T: 'dedicated-thread',
  C: 'dedicated-core',
};
const diskTypeRanks: readonly DiskType[] = ['', 'n', 'h', 's', 'p'];
const diskTypeValues: Readonly<Record<DiskType, string>> = {
  '': 'network',
  n: 'network',
  h: 'hdd',
  s: 'ssd',
  p: 'nvme',
};

/**
 * What a flavor must have, according to its name or to several names of the same flavor (the maximum of each value).
 *
 * @throws FlavorNameError with code `too-many-disks` when a name promises more than 1000 disks
 * @example deriveFlavorSpecs(flavor)
 *   // { cpus: 1, 'scs:cpu-type': 'shared-core', ram: 4, 'scs:name-v1': 'SCS-1V:4', 'scs:name-v2': 'SCS-1V-4' }
 */
export function deriveFlavorSpecs(first: FlavorName, ...others: readonly FlavorName[]): FlavorSpecs {
  const flavors = [first, ...others];
  const parts = flavors.map(({ cpuRam }) => cpuRam);
  return {
    cpus: greatest(parts.map(({ cpus }) => cpus)) ?? 0,
    ...cpuSpecs(flavors),
    ram: Math.max(...parts.map(({ ramGiB }) => ramGiB)),
    ...diskSize(flavors),
    ...diskSpecs(flavors),
    ...nameSpecs(flavors),
  };
}

/**
 * The `scs:*` part of `deriveFlavorSpecs`: what is set on a flavor as extra specs (scs-0103-v1).
 *
 * @throws FlavorNameError with code `too-many-disks`
 */
export function deriveExtraSpecs(first: FlavorName, ...others: readonly FlavorName[]): ExtraSpecs {
  const flavors = [first, ...others];
  return { ...cpuSpecs(flavors), ...diskSpecs(flavors), ...nameSpecs(flavors) };
}

function cpuSpecs(flavors: readonly FlavorName[]): ExtraSpecs {
  const types = flavors.map(({ cpuRam }) => cpuRam.cpuType);
  return { 'scs:cpu-type': cpuTypeValues[best(types, cpuTypeRanks) ?? 'L'] };
}

function disksOf(flavors: readonly FlavorName[]): Disk[] {
  return flavors.map(({ disk }) => disk).filter((disk) => disk !== undefined);
}

function diskSize(flavors: readonly FlavorName[]): { disk?: Integer | null } {
  const disks = disksOf(flavors);
  if (disks.length === 0) return {};
  return { disk: greatest(disks.map(({ sizeGB }) => sizeGB).filter((sizeGB) => sizeGB !== null)) ?? null };
}

function diskSpecs(flavors: readonly FlavorName[]): ExtraSpecs {
  const disks = disksOf(flavors);
  const count = greatest(disks.map((disk) => disk.count)) ?? 0;
  if (count > maxDescribedDisks) throw tooManyDisks(flavors, count);
  const specs: ExtraSpecs = {};
  for (let index = 0; index < count; index++) {
    const types = disks.filter((disk) => disk.count > index).map((disk) => disk.type);
    specs[`scs:disk${index}-type`] = diskTypeValues[best(types, diskTypeRanks) ?? ''];
  }
  return specs;
}

function nameSpecs(flavors: readonly FlavorName[]): ExtraSpecs {
  const names = new Set<string>();
  for (const flavor of flavors) {
    names.add(printFlavorName(flavor));
    names.add(shortFlavorName(flavor));
  }
  const specs: ExtraSpecs = {};
  let variant = 0;
  for (const name of inOrderOfVariants(names, flavors.length === 1)) specs[`scs:name-v${++variant}`] = name;
  return specs;
}

/** v1 and v2 text of each name, longest first, and of equal length v1 first. */
function inOrderOfVariants(names: ReadonlySet<string>, isOne: boolean): string[] {
  // One name and its short form are in order already. The texts of v1 and v2 are of one length.
  if (isOne) return [...names].flatMap((name) => [v2ToV1Text(name), name]);
  const variants = [...names].flatMap((name) => [
    { name: v2ToV1Text(name), version: 1 },
    { name, version: 2 },
  ]);
  // The reference leaves the order of two equally long names of one version to chance; code points decide here.
  variants.sort((a, b) => b.name.length - a.name.length || a.version - b.version || (a.name < b.name ? -1 : 1));
  return variants.map(({ name }) => name);
}

function best<Letter extends string>(letters: readonly Letter[], ranks: readonly Letter[]): Letter | undefined {
  return ranks.findLast((letter) => letters.includes(letter));
}

function greatest(values: readonly Integer[]): Integer | undefined {
  return values.reduce<Integer | undefined>(
    (most, value) => (most === undefined || value > most ? value : most),
    undefined,
  );
}

function tooManyDisks(flavors: readonly FlavorName[], count: Integer): FlavorNameError {
  const input = flavors.map(printFlavorName).join(' ');
  return new FlavorNameError({
    code: 'too-many-disks',
    input,
    position: input.indexOf(`${count}x`),
    expected: `at most ${maxDescribedDisks} disks`,
    found: `${count}x`,
    reason: `nrdisks is ${count}; extra specs are written for at most ${maxDescribedDisks} disks`,
  });
}
