import { v1ToV2Text } from './convert-text.ts';
import { printFlavorName } from './print-flavor-name.ts';
import { prefix, scanFlavor } from './scan-flavor.ts';

/** OpenStack's own limit for the name of a flavor. Nobody means a longer one. */
const maxNameLength = 255;

/**
 * Guesses the canonical name behind an invalid one: signs of v1 or mixed signs, parts or letters in the wrong order or
 * case, a part said twice, stray blanks and separators. Null where no guess is valid.
 *
 * @example suggestName('SCS-2C-4ou-10N_hwv_kvm') // 'SCS-2C-4uo-10n_kvm_hwv'
 */
export function suggestName(input: string): string | null {
  if (input.length > maxNameLength || !input.startsWith(prefix)) return null;
  return canonical(v1ToV2Text(input)) ?? canonical(rearrange(input));
}

function canonical(candidate: string | null): string | null {
  const flavor = candidate === null ? undefined : scanFlavor(candidate, 'v3').flavor;
  return flavor === undefined ? null : printFlavorName(flavor);
}

interface Parts {
  main: string;
  disk: string | undefined;
  hypervisor: string | undefined;
  hardwareVirtualization: string | undefined;
  cpuBrand: string | undefined;
  gpu: string | undefined;
  infiniband: string | undefined;
}

const mainPart = /^\s*(\d+)\s*(i?)([lvtc])(i?)[-_:\s]+(\d*[.,]?\d*)([uo]{0,2})(?=[-_:\s]|$)/i;
const diskPart = /^(?:\d*x)?\d*[nhsp]?$/;
const hypervisorPart = /^(?:kvm|xen|vmw|hyv|bms|chy)$/;
const cpuBrandPart = /^[izar]\d?h{0,3}$/;
const gpuPart = /^(g)([nai])([0-9.]*|[a-z]?)(h{0,2})$/i;
const gpuNumberPart = /^\d+h{0,2}$/;

/** Reads the parts in whatever order they come, and writes them in the standard's. Null when one is not understood. */
function rearrange(name: string): string | null {
  const rest = name.slice(prefix.length);
  const match = mainPart.exec(rest);
  if (match === null) return null;
  const [read, cpus = '', before = '', type = '', after = '', ram = '', flags = ''] = match;
  const ramFlags = `${/u/i.test(flags) ? 'u' : ''}${/o/i.test(flags) ? 'o' : ''}`;
  const main = `${cpus}${type.toUpperCase()}${before || after ? 'i' : ''}-${ram.replace(',', '.')}${ramFlags}`;
  const parts = readParts(main, rest.slice(read.length));
  return parts === null ? null : writeParts(parts);
}

function readParts(main: string, rest: string): Parts | null {
  const parts: Parts = {
    main,
    disk: undefined,
    hypervisor: undefined,
    hardwareVirtualization: undefined,
    cpuBrand: undefined,
    gpu: undefined,
    infiniband: undefined,
  };
  const pieces = rest.split(/[-_:\s]/).slice(1);
  // A dash right behind the memory with more to follow is a disk whose size is left open.
  if (/^[-:]/.test(rest) && pieces[0] === '' && pieces.some((piece) => piece !== '')) parts.disk = '';
  let gpuNumbers = 2;
  for (const piece of pieces.filter((each) => each !== '')) {
    const lower = piece.toLowerCase();
    if (gpuNumbers < 2 && gpuNumberPart.test(lower)) {
      parts.gpu = `${parts.gpu ?? ''}-${lower}`;
      gpuNumbers++;
      continue;
    }
    const gpu = gpuPart.exec(piece);
    if (gpu !== null) {
      if (parts.gpu !== undefined) return null;
      const [, kind = '', brand = '', generation = '', perf = ''] = gpu;
      parts.gpu = `${kind}${brand.toUpperCase()}${generation.toLowerCase()}${perf.toLowerCase()}`;
      gpuNumbers = 0;
      continue;
    }
    const part = partOf(lower);
    if (part === undefined || (parts[part] !== undefined && parts[part] !== lower)) return null;
    parts[part] = lower;
    gpuNumbers = 2;
  }
  return parts;
}

function partOf(piece: string): Exclude<keyof Parts, 'main' | 'gpu'> | undefined {
  if (piece === 'hwv') return 'hardwareVirtualization';
  if (piece === 'ib') return 'infiniband';
  if (hypervisorPart.test(piece)) return 'hypervisor';
  if (cpuBrandPart.test(piece)) return 'cpuBrand';
  if (diskPart.test(piece)) return 'disk';
  return undefined;
}

function writeParts({ main, disk, hypervisor, hardwareVirtualization, cpuBrand, gpu, infiniband }: Parts): string {
  // Behind a GPU without units `_ib` would be read as part of its generation: no name says both. Rather promise less.
  const isInfinibandSayable = gpu === undefined || /-|h$/.test(gpu);
  const extensions = [hypervisor, hardwareVirtualization, cpuBrand, gpu, isInfinibandSayable ? infiniband : undefined];
  const written = extensions.filter((each) => each !== undefined).map((each) => `_${each}`);
  return `${prefix}${main}${disk === undefined ? '' : `-${disk}`}${written.join('')}`;
}
