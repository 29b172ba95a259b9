import type { FlavorName, Grammar, Integer } from '../model.ts';

// A second, slow reading of scs-0100, written from the standard's grammar as a table of expressions. The scanner is
// compared with it. It shares no code with the scanner, not even the tables of generations.

const generations: Readonly<Record<string, string>> = {
  i: '0123456',
  z: '0123456',
  a: '012345',
  r: '0',
  N: ' f k m p v t a l g b u ',
  A: ' 0.4 0.5 1 1.1 2 2.1 3 3.1 3.5 4 4.1 5.1 ',
  I: ' 0.9 0.95 1 2 3 4 ',
};

const bothVersions = {
  cpuram: '([0-9]*)([LVTC])(i|)D([0-9.]*)(u|)(o|)',
  disk: 'D(?:([0-9]*)x|)([0-9]*)([nhsp]|)',
  hype: 'U(kvm|xen|vmw|hyv|bms|chy)',
  hwvirt: 'U(hwv)',
  // Python's `$` also stands before a final line feed.
  cpubrand: 'U([izar])([0-9]*)(h*)(?=$|\\n$|U)',
  gpu: 'U([gG])([NAI])([^Dh]*)(?:D([0-9]+)|)(h*)(?:D([0-9]+)|)(h*)',
  ib: 'U(ib)',
};

type Part = keyof typeof bothVersions;

/** The reference's outcome: the value, or the text of its error (of a refused value, only the attribute). */
export function oracle(name: string, grammar: Grammar): { flavor: FlavorName } | { reason: string } {
  const [dash, underscore] = grammar === 'v1' ? [':', '-'] : ['-', '_'];
  let position = 'SCS-'.length;
  const match = (part: Part): string[] | undefined => {
    const source = bothVersions[part].replaceAll('D', dash).replaceAll('U', underscore);
    const expression = new RegExp(grammar === 'v1' ? source.replace('|chy', '') : source, 'y');
    expression.lastIndex = position;
    const found = expression.exec(name);
    if (found === null) return undefined;
    position = expression.lastIndex;
    return found.map((group) => (group as string | undefined) ?? '');
  };

  try {
    const main = match('cpuram');
    if (main === undefined) return { reason: 'Failed to parse main part' };
    const [, cpus = '', type = '', insecure = '', ram = '', noEcc = '', oversubscribed = ''] = main;
    const cpuRam = {
      cpus: positive('cpus', cpus) ?? refuse('cpus'),
      cpuType: type as 'L',
      cpuInsecure: insecure === 'i',
      ramGiB: float(ram),
      ramInsecure: noEcc === 'u',
      ramOversubscribed: oversubscribed === 'o',
    };
    const disks = match('disk');
    const disk = disks && {
      count: positive('nrdisks', disks[1] ?? '') ?? 1,
      sizeGB: positive('disksize', disks[2] ?? ''),
      type: (disks[3] ?? '') as 'n',
    };
    const hypervisor = match('hype')?.[1] as 'kvm' | undefined;
    const hardwareVirtualization = match('hwvirt') !== undefined;
    const brands = match('cpubrand');
    const cpuBrand = brands && {
      vendor: brands[1] as 'i',
      generation: cpuGeneration(brands[1] ?? '', brands[2] ?? ''),
      perf: atMost('perf', brands[3] ?? '', 3) as 'h',
    };
    const gpus = match('gpu');
    const gpu = gpus && {
      type: gpus[1] as 'g',
      brand: gpus[2] as 'N',
      generation: gpuGeneration(gpus[2] ?? '', gpus[3] ?? ''),
      units: positive('cu', gpus[4] ?? ''),
      perf: atMost('perf', gpus[5] ?? '', 2) as 'h',
      vramGiB: positive('vram', gpus[6] ?? ''),
      vramPerf: atMost('vramperf', gpus[7] ?? '', 2) as 'h',
    };
    const infiniband = match('ib') !== undefined;
    if (position < name.length) return { reason: `Extra characters: ${name.slice(position)}` };
    return { flavor: { cpuRam, disk, hypervisor, hardwareVirtualization, cpuBrand, gpu, infiniband } };
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.message };
    throw error;
  }
}

class Refusal extends Error {}

function refuse(reason: string): never {
  throw new Refusal(reason);
}

function positive(attribute: string, digits: string): Integer | null {
  if (digits === '') return null;
  const value = BigInt(digits);
  if (value === 0n) refuse(attribute);
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

function float(text: string): number {
  if (!/^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/.test(text)) refuse(`could not convert string to float: '${text}'`);
  const value = Number(text);
  return value > 0 && value % 0.5 === 0 ? value : refuse('ram');
}

function cpuGeneration(vendor: string, digits: string): number | null {
  if (digits === '') return null;
  const value = BigInt(digits);
  return value < 10n && generations[vendor]?.includes(String(value)) === true ? Number(value) : refuse('cpugen');
}

function gpuGeneration(brand: string, text: string): string {
  return text === '' || (!text.includes(' ') && generations[brand]?.includes(` ${text} `) === true)
    ? text
    : refuse('gen');
}

function atMost(attribute: string, run: string, length: number): string {
  return run.length <= length ? run : refuse(attribute);
}
