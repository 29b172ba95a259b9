import type { CpuBrand, FlavorName } from './model.ts';
import { printFlavorName } from './print-flavor-name.ts';

/**
 * Leaves out what a customer rarely chooses by: hypervisor, hardware virtualisation, the CPU's generation and speed
 * (and its vendor where any x86-64 will do), the speed of GPU and its memory (scs-0100-v3, "short form").
 */
export function shortenFlavor(flavor: FlavorName): FlavorName {
  const { cpuRam, disk, cpuBrand, gpu, infiniband } = flavor;
  return {
    cpuRam,
    disk,
    cpuBrand: cpuBrand && shortenCpuBrand(cpuBrand),
    gpu: gpu && { ...gpu, perf: '', vramPerf: '' },
    infiniband,
  };
}

function shortenCpuBrand({ vendor }: CpuBrand): CpuBrand | undefined {
  const isX86 = vendor === 'i' || vendor === 'z';
  return isX86 ? undefined : { vendor, generation: null, perf: '' };
}

/**
 * Writes the short name.
 *
 * @example shortFlavorName(flavor) // 'SCS-2C-4-10n_a' for SCS-2C-4-10n_kvm_a2h
 */
export function shortFlavorName(flavor: FlavorName): string {
  return printFlavorName(shortenFlavor(flavor));
}
