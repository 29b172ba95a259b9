import type { ExtraSpecs, StandardFlavor } from '@scs/flavor-names';

// Names and specs that were read as SCS names hold letters, digits and `.:_-` only, so that no shell sees more in them.

function properties(extraSpecs: ExtraSpecs): string[] {
  return Object.entries(extraSpecs).flatMap(([key, value]) => ['--property', `${key}=${value}`]);
}

/** The command that gives an existing flavor its extra specs. */
export function setPropertiesCommand(name: string, extraSpecs: ExtraSpecs): string {
  return ['openstack', 'flavor', 'set', ...properties(extraSpecs), name].join(' ');
}

/** The command that creates a public flavor. */
export function createCommand({ name, vcpus, ramMiB, diskGB, extraSpecs }: StandardFlavor): string {
  const size = ['--vcpus', String(vcpus), '--ram', String(ramMiB), '--disk', String(diskGB)];
  return ['openstack', 'flavor', 'create', '--public', ...size, ...properties(extraSpecs), name].join(' ');
}
