import { deriveExtraSpecs } from './derive-extra-specs.ts';
import type { ExtraSpecs } from './derive-extra-specs.ts';
import type { FlavorName } from './model.ts';
import { parseFlavorNameOrThrow } from './parse-flavor-name.ts';

/** A flavor that scs-0103 asks for, with what Nova must say about it. */
export interface StandardFlavor {
  readonly name: string;
  readonly status: 'mandatory' | 'recommended';
  readonly flavor: FlavorName;
  readonly vcpus: number;
  readonly ramMiB: number;
  /** 0 for flavors without a disk of their own. */
  readonly diskGB: number;
  readonly extraSpecs: ExtraSpecs;
}

/** Reads one row of the tables below. Their numbers are small, so that none is a `bigint`. */
function standardFlavor(name: string, status: StandardFlavor['status']): StandardFlavor {
  const parsed = parseFlavorNameOrThrow(name);
  if (parsed === null) throw new TypeError(`${name} is in the table of standard flavors, but is no SCS name`);
  const { flavor } = parsed;
  return {
    name,
    status,
    flavor,
    vcpus: Number(flavor.cpuRam.cpus),
    ramMiB: flavor.cpuRam.ramGiB * 1024,
    diskGB: Number(flavor.disk?.sizeGB ?? 0),
    extraSpecs: deriveExtraSpecs(flavor),
  };
}

/** The 15 flavors that every SCS-compatible cloud offers (scs-0103-v1, order of the standard). */
export const mandatoryFlavors: readonly StandardFlavor[] = [
  'SCS-1V-4',
  'SCS-2V-8',
  'SCS-4V-16',
  'SCS-8V-32',
  'SCS-1V-2',
  'SCS-2V-4',
  'SCS-4V-8',
  'SCS-8V-16',
  'SCS-16V-32',
  'SCS-1V-8',
  'SCS-2V-16',
  'SCS-4V-32',
  'SCS-1L-1',
  'SCS-2V-4-20s',
  'SCS-4V-16-100s',
].map((name) => standardFlavor(name, 'mandatory'));

/** The 16 flavors that the standard recommends in addition. Where it allows any kind of disk, `network` is expected. */
export const recommendedFlavors: readonly StandardFlavor[] = [
  'SCS-1V-4-10',
  'SCS-2V-8-20',
  'SCS-4V-16-50',
  'SCS-8V-32-100',
  'SCS-1V-2-5',
  'SCS-2V-4-10',
  'SCS-4V-8-20',
  'SCS-8V-16-50',
  'SCS-16V-32-100',
  'SCS-1V-8-20',
  'SCS-2V-16-50',
  'SCS-4V-32-100',
  'SCS-1L-1-5',
  'SCS-16V-64',
  'SCS-8V-64',
  'SCS-16V-128',
].map((name) => standardFlavor(name, 'recommended'));
