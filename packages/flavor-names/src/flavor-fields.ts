import {
  cpuGenerations,
  cpuPerfLabels,
  cpuTypeLabels,
  cpuVendorLabels,
  diskTypeLabels,
  gpuBrandLabels,
  gpuGenerations,
  gpuPerfLabels,
  gpuTypeLabels,
  hypervisorLabels,
  vramPerfLabels,
} from './tables.ts';

export type FlavorFieldName =
  | 'cpus'
  | 'cpuType'
  | 'cpuInsecure'
  | 'ram'
  | 'ramInsecure'
  | 'ramOversubscribed'
  | 'diskSize'
  | 'diskType'
  | 'diskCount'
  | 'hypervisor'
  | 'hardwareVirtualization'
  | 'cpuVendor'
  | 'cpuGeneration'
  | 'cpuPerf'
  | 'gpuBrand'
  | 'gpuType'
  | 'gpuGeneration'
  | 'gpuUnits'
  | 'gpuPerf'
  | 'gpuVram'
  | 'gpuVramPerf'
  | 'infiniband';

/** What a form or the command line gives. Numbers may come as text; empty text, null and undefined mean "left out". */
export type FlavorInput = Partial<Record<FlavorFieldName, string | number | boolean | null | undefined>>;

export interface Choice {
  /** As it stands in the name. */
  readonly value: string;
  readonly label: string;
}

/** One question of a form. */
export interface FlavorField {
  readonly name: FlavorFieldName;
  readonly part: 'cpuRam' | 'disk' | 'hypervisor' | 'hardwareVirtualization' | 'cpuBrand' | 'gpu' | 'infiniband';
  readonly kind: 'integer' | 'ram' | 'choice' | 'boolean';
  readonly label: string;
  readonly isRequired: boolean;
  /** The field without which this one means nothing. */
  readonly belongsTo?: FlavorFieldName;
  /** What may be chosen, given what has been chosen elsewhere. Empty for fields of another kind. */
  choices(input: FlavorInput): readonly Choice[];
}

function choicesOf(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(labels)
    .filter(([value]) => value !== '')
    .map(([value, label]) => ({ value, label }));
}

const none = (): readonly Choice[] => [];
const from = (labels: Readonly<Record<string, string>>) => (): readonly Choice[] => choicesOf(labels);

function cpuGenerationChoices({ cpuVendor }: FlavorInput): readonly Choice[] {
  const match = Object.entries(cpuGenerations).find(([vendor]) => vendor === cpuVendor);
  return (match?.[1] ?? []).map((label, index) => ({ value: String(index), label }));
}

function gpuGenerationChoices({ gpuBrand }: FlavorInput): readonly Choice[] {
  const match = Object.entries(gpuGenerations).find(([brand]) => brand === gpuBrand);
  return [...(match?.[1] ?? [])].map(([value, label]) => ({ value, label }));
}

const optional = { isRequired: false } as const;
const ofDisk = { ...optional, part: 'disk', belongsTo: 'diskSize' } as const;
const ofCpuVendor = { ...optional, part: 'cpuBrand', belongsTo: 'cpuVendor' } as const;
const ofGpuBrand = { ...optional, part: 'gpu', belongsTo: 'gpuBrand' } as const;

/** The questions, in the order of the name's parts. */
export const flavorFields: readonly FlavorField[] = [
  { name: 'cpus', part: 'cpuRam', kind: 'integer', label: 'CPUs', isRequired: true, choices: none },
  {
    name: 'cpuType',
    part: 'cpuRam',
    kind: 'choice',
    label: 'CPU type',
    isRequired: true,
    choices: from(cpuTypeLabels),
  },
  {
    name: 'cpuInsecure',
    ...optional,
    part: 'cpuRam',
    kind: 'boolean',
    label: 'Mitigations of CPU vulnerabilities not guaranteed',
    choices: none,
  },
  { name: 'ram', part: 'cpuRam', kind: 'ram', label: 'Memory in GiB (steps of 0.5)', isRequired: true, choices: none },
  { name: 'ramInsecure', ...optional, part: 'cpuRam', kind: 'boolean', label: 'Memory without ECC', choices: none },
  {
    name: 'ramOversubscribed',
    ...optional,
    part: 'cpuRam',
    kind: 'boolean',
    label: 'Memory oversubscribed',
    choices: none,
  },
  { name: 'diskSize', ...optional, part: 'disk', kind: 'integer', label: 'Disk in GB', choices: none },
  { name: 'diskType', ...ofDisk, kind: 'choice', label: 'Disk type', choices: from(diskTypeLabels) },
  { name: 'diskCount', ...ofDisk, kind: 'integer', label: 'Number of such disks', choices: none },
  {
    name: 'hypervisor',
    ...optional,
    part: 'hypervisor',
    kind: 'choice',
    label: 'Hypervisor',
    choices: from(hypervisorLabels),
  },
  {
    name: 'hardwareVirtualization',
    ...optional,
    part: 'hardwareVirtualization',
    kind: 'boolean',
    label: 'Hardware virtualisation inside the server',
    choices: none,
  },
  {
    name: 'cpuVendor',
    ...optional,
    part: 'cpuBrand',
    kind: 'choice',
    label: 'CPU vendor',
    choices: from(cpuVendorLabels),
  },
  { name: 'cpuGeneration', ...ofCpuVendor, kind: 'choice', label: 'CPU generation', choices: cpuGenerationChoices },
  { name: 'cpuPerf', ...ofCpuVendor, kind: 'choice', label: 'CPU speed', choices: from(cpuPerfLabels) },
  { name: 'gpuBrand', ...optional, part: 'gpu', kind: 'choice', label: 'GPU brand', choices: from(gpuBrandLabels) },
  { name: 'gpuType', ...ofGpuBrand, kind: 'choice', label: 'GPU type', choices: from(gpuTypeLabels) },
  { name: 'gpuGeneration', ...ofGpuBrand, kind: 'choice', label: 'GPU generation', choices: gpuGenerationChoices },
  { name: 'gpuUnits', ...ofGpuBrand, kind: 'integer', label: 'GPU units (SMs, CUs or EUs)', choices: none },
  { name: 'gpuPerf', ...ofGpuBrand, kind: 'choice', label: 'GPU speed', choices: from(gpuPerfLabels) },
  { name: 'gpuVram', ...ofGpuBrand, kind: 'integer', label: 'GPU memory in GiB', choices: none },
  {
    name: 'gpuVramPerf',
    ...ofGpuBrand,
    kind: 'choice',
    label: 'Speed of the GPU memory',
    choices: from(vramPerfLabels),
  },
  { name: 'infiniband', ...optional, part: 'infiniband', kind: 'boolean', label: 'Infiniband', choices: none },
];
