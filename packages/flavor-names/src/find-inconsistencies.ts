import type { FlavorName, Integer } from './model.ts';

/** An attribute on which several names of one flavor do not agree. */
export interface Inconsistency {
  readonly attribute: 'cpus' | 'cpuType' | 'ramGiB' | 'diskCount' | 'diskSizeGB' | 'diskType';
  /** One value per name, in the order of the names; null where the name says nothing. */
  readonly values: readonly (Integer | string | null)[];
}

/**
 * Where several names of one flavor contradict each other. `deriveFlavorSpecs` takes the greatest of such values.
 *
 * @example findInconsistencies([oneCpu, twoCpus]) // [{ attribute: 'cpus', values: [1, 2] }]
 */
export function findInconsistencies(flavors: readonly FlavorName[]): Inconsistency[] {
  const read = (valueOf: (flavor: FlavorName) => Integer | string | null) => flavors.map(valueOf);
  const all: Inconsistency[] = [
    { attribute: 'cpus', values: read(({ cpuRam }) => cpuRam.cpus) },
    { attribute: 'cpuType', values: read(({ cpuRam }) => cpuRam.cpuType) },
    { attribute: 'ramGiB', values: read(({ cpuRam }) => cpuRam.ramGiB) },
    { attribute: 'diskCount', values: read(({ disk }) => disk?.count ?? null) },
    { attribute: 'diskSizeGB', values: read(({ disk }) => disk?.sizeGB ?? null) },
    { attribute: 'diskType', values: read(({ disk }) => disk?.type ?? null) },
  ];
  return all.filter(({ values }) => new Set(values).size > 1);
}
