import type { CpuRam, Disk, FlavorName, Grammar } from './model.ts';
import { v2ToV1Text } from './convert-text.ts';
import { Cursor } from './cursor.ts';
import type { Failure, Text } from './cursor.ts';
import { scanCpuRam } from './scan-cpu-ram.ts';
import { scanDisk } from './scan-disk.ts';
import { scanCpuBrand, scanHypervisor, scanWord } from './scan-extensions.ts';
import { scanGpu } from './scan-gpu.ts';

/** Only names that start so are SCS names; all others are none of ours. */
export const prefix = 'SCS-';

interface Syntax {
  /** Stands between the numbers of one part: `-` since v2. */
  readonly dash: number;
  /** Starts a further part: `_` since v2. */
  readonly underscore: number;
  readonly knowsCloudHypervisor: boolean;
}

const since2: Syntax = { dash: 45, underscore: 95, knowsCloudHypervisor: true };
const syntaxes: Readonly<Record<Grammar, Syntax>> = {
  v1: { dash: 58, underscore: 45, knowsCloudHypervisor: false },
  v2: since2,
  v3: since2,
};

export type Scan =
  | { readonly flavor: FlavorName; readonly oddities: number; readonly failure: undefined }
  | { readonly flavor: undefined; readonly oddities: number; readonly failure: Failure };

/**
 * Reads a name that starts with the prefix, left to right, each character a bounded number of times. Parts have one
 * order and each is taken where it fits, so there is nothing to go back to.
 */
export function scanFlavor(text: Text, grammar: Grammar): Scan {
  const cursor = new Cursor(text, prefix.length);
  const flavor = scanParts(cursor, syntaxes[grammar]);
  const { failure, oddities, position } = cursor;
  if (failure === undefined && flavor !== undefined && position === text.length) return { flavor, oddities, failure };
  return { flavor: undefined, oddities, failure: failure ?? extraCharacters(cursor, flavor ?? {}, grammar) };
}

function scanParts(cursor: Cursor, { dash, underscore, knowsCloudHypervisor }: Syntax): FlavorName | undefined {
  const cpuRam = scanCpuRam(cursor, dash);
  if (cpuRam === undefined) return undefined;
  const disk = scanDisk(cursor, dash);
  if (cursor.hasFailed()) return undefined;
  if (cursor.position === cursor.text.length) return withoutExtensions(cpuRam, disk);
  const hypervisor = scanHypervisor(cursor, underscore, knowsCloudHypervisor);
  const hardwareVirtualization = scanWord(cursor, underscore, 'hwv');
  const cpuBrand = scanCpuBrand(cursor, underscore);
  if (cursor.hasFailed()) return undefined;
  const gpu = scanGpu(cursor, underscore, dash);
  if (cursor.hasFailed()) return undefined;
  const infiniband = scanWord(cursor, underscore, 'ib');
  return { cpuRam, disk, hypervisor, hardwareVirtualization, cpuBrand, gpu, infiniband };
}

/** The common case, in the shape of all others. */
function withoutExtensions(cpuRam: CpuRam, disk: Disk | undefined): FlavorName {
  return {
    cpuRam,
    disk,
    hypervisor: undefined,
    hardwareVirtualization: false,
    cpuBrand: undefined,
    gpu: undefined,
    infiniband: false,
  };
}

function extraCharacters(cursor: Cursor, flavor: Partial<FlavorName>, grammar: Grammar): Failure {
  const found = cursor.text.slice(cursor.position, cursor.text.length);
  return {
    code: 'extra-characters',
    position: cursor.position,
    expected: partsAfter(flavor, grammar),
    found,
    reason: `Extra characters: ${found}`,
  };
}

/** What could still have followed the last part that was read. */
function partsAfter(flavor: Partial<FlavorName>, grammar: Grammar): string {
  const parts: [isRead: boolean, example: string][] = [
    [flavor.disk !== undefined, 'a disk (-20s)'],
    [flavor.hypervisor !== undefined, 'a hypervisor (_kvm)'],
    [flavor.hardwareVirtualization === true, '_hwv'],
    [flavor.cpuBrand !== undefined, 'a CPU vendor (_z3)'],
    [flavor.gpu !== undefined, 'a GPU (_GNa-72-24)'],
    [flavor.infiniband === true, '_ib'],
  ];
  const last = parts.findLastIndex(([isRead]) => isRead);
  const examples = parts.slice(last + 1).map(([, example]) => example);
  const asWritten = grammar === 'v1' ? examples.map(v2ToV1Text) : examples;
  return asWritten.length === 0 ? 'the end of the name' : `${asWritten.join(', ')} or the end of the name`;
}
