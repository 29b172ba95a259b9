import { mandatoryFlavors, recommendedFlavors, type StandardFlavor } from '@scs/flavor-names';
import type { Flavor } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';
import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';
import { flavorFinding } from './flavor-finding.ts';

const clause = 'scs-0103-v1 §standard-flavors';

/**
 * Flavors by the SCS name that they carry: the extra spec `scs:name-v2` first (of several the last one), then the own
 * name where no other flavor claims it (reference 3.2).
 */
export function indexFlavors(flavors: readonly Flavor[]): ReadonlyMap<string, Flavor> {
  const byName = new Map<string, Flavor>();
  for (const flavor of flavors) {
    const name = flavor.extra_specs['scs:name-v2'];
    if (name !== undefined) byName.set(name, flavor);
  }
  for (const flavor of flavors) {
    if (flavor.name.startsWith('SCS-') && !byName.has(flavor.name)) byName.set(flavor.name, flavor);
  }
  return byName;
}

/** How the cloud's flavor differs from what the standard lists under this name. */
export function findStandardFlavorProblems(standard: StandardFlavor, flavors: readonly Flavor[]): Finding[] {
  const flavor = indexFlavors(flavors).get(standard.name);
  if (flavor === undefined) return [missing(standard, flavors.length)];
  const attributes: [string, number, number][] = [
    ['vcpus', flavor.vcpus, standard.vcpus],
    ['ram', flavor.ram, standard.ramMiB],
    ['disk', flavor.disk, standard.diskGB],
  ];
  const wrongSizes = attributes
    .filter(([, found, wanted]) => found !== wanted)
    .map(([attribute, found, wanted]) =>
      flavorFinding(flavor, {
        message: `Flavor "${flavor.name}" stands for ${standard.name}, but its ${attribute} is ${found} instead of ${wanted}.`,
        clause,
        attribute,
        found: String(found),
        wanted: String(wanted),
        mend: [openstackCommand('flavor', 'delete', flavor.id), createCommand(standard)],
      }),
    );
  const wrongSpecs = Object.entries(standard.extraSpecs)
    .filter(([key, wanted]) => flavor.extra_specs[key] !== wanted)
    .map(([key, wanted]) => {
      const found = flavor.extra_specs[key] ?? null;
      return flavorFinding(flavor, {
        message: `Flavor "${flavor.name}": extra spec ${key} ${found === null ? 'is missing' : `is "${found}"`}, wanted "${wanted}".`,
        clause,
        attribute: key,
        found,
        wanted,
        mend: [openstackCommand('flavor', 'set', '--property', `${key}=${wanted}`, flavor.id)],
      });
    });
  return [...wrongSizes, ...wrongSpecs];
}

function missing(standard: StandardFlavor, count: number): Finding {
  return {
    severity: 'error',
    message: `There is no flavor ${standard.name} among ${count}.`,
    clause,
    resource: { type: 'flavor', name: standard.name },
    attribute: 'name',
    found: null,
    wanted: `${standard.name}, by name or by the extra spec scs:name-v2`,
    mend: [createCommand(standard)],
  };
}

function createCommand({ name, vcpus, ramMiB, diskGB, extraSpecs }: StandardFlavor): string {
  const properties = Object.entries(extraSpecs).flatMap(([key, value]) => ['--property', `${key}=${value}`]);
  return openstackCommand(
    ...['flavor', 'create', '--public', '--vcpus', String(vcpus), '--ram', String(ramMiB), '--disk', String(diskGB)],
    ...properties,
    name,
  );
}

/** `scs-0103-flavor-…`: the 15 mandatory and the 16 recommended ones. */
export const standardFlavorChecks: readonly Check[] = [...mandatoryFlavors, ...recommendedFlavors].map((standard) => ({
  testcase: `scs-0103-flavor-${standard.name.slice('SCS-'.length).toLowerCase()}`,
  clause,
  title: `There is a proper flavor ${standard.name}${standard.status === 'recommended' ? ' (recommended)' : ''}`,
  checks: `A flavor with the extra spec scs:name-v2=${standard.name}, or of that name, has exactly ${standard.vcpus} vCPUs, ${standard.ramMiB} MiB of RAM, a disk of ${standard.diskGB} GB and the extra specs ${Object.entries(
    standard.extraSpecs,
  )
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')}. Further extra specs do not matter.`,
  why: 'Customers and their tools find the same sizes under the same names in every SCS cloud.',
  mend: `\`${createCommand(standard)}\``,
  ...(standard.extraSpecs['scs:disk0-type'] === 'network'
    ? { quirks: 'The standard allows any type of disk; the reference wants scs:disk0-type=network.' }
    : {}),
  reads: ['flavors'],
  async decide({ inventory }) {
    return decideBy(findStandardFlavorProblems(standard, await inventory.flavors()));
  },
}));
