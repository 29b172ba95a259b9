import { mandatoryFlavors, recommendedFlavors } from '@scs/flavor-names';
import type { StandardFlavor } from '@scs/flavor-names';
import { table } from '../output/table.ts';
import { createCommand } from './openstack-commands.ts';

export interface ListOptions {
  readonly format: 'text' | 'json' | 'openstack' | 'flavor-manager';
  readonly mandatory?: boolean;
  readonly recommended?: boolean;
}

/** `scs flavor list`: the standard flavors of scs-0103. Neither or both of the switches: all of them. */
export async function listFlavors({ format, mandatory = false, recommended = false }: ListOptions): Promise<void> {
  const isBoth = mandatory === recommended;
  const flavors = {
    mandatory: mandatory || isBoth ? mandatoryFlavors : [],
    recommended: recommended || isBoth ? recommendedFlavors : [],
  };
  process.stdout.write(await render(flavors, format));
}

type Flavors = Record<StandardFlavor['status'], readonly StandardFlavor[]>;

async function render(flavors: Flavors, format: ListOptions['format']): Promise<string> {
  const all = [...flavors.mandatory, ...flavors.recommended];
  switch (format) {
    case 'text':
      return table([
        ['NAME', 'STATUS', 'VCPUS', 'RAM (MiB)', 'DISK (GB)', 'CPU TYPE', 'DISK TYPE'],
        ...all.map(({ name, status, vcpus, ramMiB, diskGB, extraSpecs }) => [
          ...[name, status, String(vcpus), String(ramMiB), diskGB === 0 ? '-' : String(diskGB)],
          ...[extraSpecs['scs:cpu-type'] ?? '-', extraSpecs['scs:disk0-type'] ?? '-'],
        ]),
      ]);
    case 'json':
      return `${JSON.stringify(all.map(toJson), null, 2)}\n`;
    case 'openstack':
      return all.map((flavor) => `${createCommand(flavor)}\n`).join('');
    case 'flavor-manager': {
      const { stringify } = await import('yaml');
      return stringify(flavorManagerInput(flavors));
    }
  }
}

function toJson({ name, status, vcpus, ramMiB, diskGB, extraSpecs }: StandardFlavor) {
  return { name, status, vcpus, ramMiB, diskGB, extraSpecs };
}

/** Fields of every entry, as osism's openstack-flavor-manager wants them declared. */
const reference = [
  { field: 'name', mandatory_prefix: 'SCS-' },
  { field: 'public', default: true },
  { field: 'disabled', default: false },
  { field: 'cpus' },
  { field: 'ram' },
  { field: 'disk' },
];

/** The input of osism's openstack-flavor-manager. It reads `ram` as MiB and wants `disk` even where there is none. */
function flavorManagerInput({ mandatory, recommended }: Flavors) {
  const entry = ({ name, vcpus, ramMiB, diskGB, extraSpecs }: StandardFlavor) => ({
    name,
    cpus: vcpus,
    ram: ramMiB,
    disk: diskGB,
    ...extraSpecs,
  });
  return { reference, mandatory: mandatory.map(entry), recommended: recommended.map(entry) };
}
