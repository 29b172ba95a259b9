import type { CpuBrand, CpuRam, Disk, FlavorName, Gpu } from './model.ts';
import { pythonFloat } from './python-float.ts';
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

/**
 * Says in one sentence what a flavor is, word for word as the reference does: memory is a float, and the size of a disk
 * without one reads `None`.
 *
 * @example describeFlavor(flavor)
 *   // 'SCS flavor with 2 generic x86-64 vCPUs with 4.0 GiB RAM and SSD 20GB root volume'
 */
export function describeFlavor(flavor: FlavorName): string {
  const { cpuRam, disk, hypervisor, hardwareVirtualization, cpuBrand, gpu, infiniband } = flavor;
  return [
    'SCS flavor with',
    String(cpuRam.cpus),
    ...(cpuBrand === undefined ? ['generic x86-64'] : cpuBrandWords(cpuBrand)),
    ...cpuRamWords(cpuRam),
    ...(hypervisor === undefined ? [] : ['on', hypervisorLabels[hypervisor]]),
    ...(hardwareVirtualization === true ? ['with HW virt'] : []),
    ...(disk === undefined ? [] : diskWords(disk)),
    ...(gpu === undefined ? [] : gpuWords(gpu)),
    ...(infiniband === true ? ['and Infiniband'] : []),
  ]
    .filter((word) => word !== '')
    .join(' ');
}

function cpuBrandWords({ vendor, generation, perf }: CpuBrand): string[] {
  const generationLabel = generation === null || generation === 0 ? '' : cpuGenerations[vendor][generation];
  return [cpuPerfLabels[perf], cpuVendorLabels[vendor], generationLabel ?? ''];
}

function cpuRamWords({ cpuType, cpuInsecure, ramGiB, ramInsecure, ramOversubscribed }: CpuRam): string[] {
  const reservations = [ramInsecure ? 'noECC' : '', ramOversubscribed ? 'oversubscribed' : ''].filter(Boolean);
  return [
    cpuTypeLabels[cpuType],
    cpuInsecure ? '(insecure)' : '',
    `with ${pythonFloat(ramGiB)} GiB RAM`,
    reservations.length === 0 ? '' : `(${reservations.join(', ')})`,
  ];
}

function diskWords({ count, sizeGB, type }: Disk): string[] {
  return ['and', diskTypeLabels[type], `${count === 1 ? '' : `${count}x`}${sizeGB ?? 'None'}GB root volume`];
}

function gpuWords({ type, brand, generation, units, perf, vramGiB, vramPerf }: Gpu): string[] {
  const words = ['and', gpuTypeLabels[type], gpuBrandLabels[brand], gpuGenerations[brand].get(generation) ?? ''];
  // The reference mentions the memory inside the brackets of the units, so without units it is silent about it.
  if (units === null) return words;
  words.push(`(w/ ${units}`, gpuPerfLabels[perf]);
  if (vramGiB === null) return [...words, 'SMs/CUs/EUs)'];
  return [...words, `SMs/CUs/EUs and ${vramGiB} GiB`, vramPerfLabels[vramPerf], 'VRAM)'];
}
