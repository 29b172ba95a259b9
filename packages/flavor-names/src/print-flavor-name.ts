import type { CpuBrand, Disk, FlavorName, Gpu } from './model.ts';
import { ramText } from './ram-text.ts';

/**
 * Writes the canonical name, in the signs of v2 and v3. Leading zeros, `1x`, generation 0 and the like do not survive
 * a parse and a print; everything else does.
 *
 * @example printFlavorName({ cpuRam, disk: { count: 1, sizeGB: 20, type: 's' } }) // 'SCS-2V-4-20s'
 */
export function printFlavorName(flavor: FlavorName): string {
  const { cpuRam, disk, hypervisor, hardwareVirtualization, cpuBrand, gpu, infiniband } = flavor;
  let name = `SCS-${cpuRam.cpus}${cpuRam.cpuType}`;
  if (cpuRam.cpuInsecure) name += 'i';
  name += `-${ramText(cpuRam.ramGiB)}`;
  if (cpuRam.ramInsecure) name += 'u';
  if (cpuRam.ramOversubscribed) name += 'o';
  if (disk !== undefined) name += printDisk(disk);
  if (hypervisor !== undefined) name += `_${hypervisor}`;
  if (hardwareVirtualization === true) name += '_hwv';
  if (cpuBrand !== undefined) name += printCpuBrand(cpuBrand);
  if (gpu !== undefined) name += printGpu(gpu);
  if (infiniband === true) name += '_ib';
  return name;
}

function printDisk({ count, sizeGB, type }: Disk): string {
  return `-${count === 1 ? '' : `${count}x`}${sizeGB ?? ''}${type}`;
}

function printCpuBrand({ vendor, generation, perf }: CpuBrand): string {
  return `_${vendor}${generation === null || generation === 0 ? '' : generation}${perf}`;
}

function printGpu({ type, brand, generation, units, perf, vramGiB, vramPerf }: Gpu): string {
  const unitsText = units === null ? '' : `-${units}`;
  const vramText = vramGiB === null ? '' : `-${vramGiB}`;
  return `_${type}${brand}${generation}${unitsText}${perf}${vramText}${vramPerf}`;
}
