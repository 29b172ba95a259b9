import type { CpuPerf, CpuType, CpuVendor, DiskType, GpuBrand, GpuPerf, GpuType, HypervisorType } from './model.ts';

// The letters of scs-0100-v3 and what they stand for. The words are those of the standard's own descriptions, because
// `describeFlavor` must say what the reference says.

export const cpuTypeLabels: Readonly<Record<CpuType, string>> = {
  L: 'LowPerf vCPUs',
  V: 'vCPUs',
  T: 'SMT Threads',
  C: 'Dedicated Cores',
};

export const diskTypeLabels: Readonly<Record<DiskType, string>> = {
  '': '',
  n: 'Networked',
  h: 'Local HDD',
  s: 'SSD',
  p: 'HiPerf NVMe',
};

export const hypervisorLabels: Readonly<Record<HypervisorType, string>> = {
  kvm: 'KVM (w/ qemu)',
  chy: 'Cloud Hypervisor',
  xen: 'Xen',
  hyv: 'Hyper-V',
  vmw: 'VMware',
  bms: 'Bare Metal System',
};

export const cpuVendorLabels: Readonly<Record<CpuVendor, string>> = {
  i: 'Intel',
  z: 'AMD',
  a: 'ARM',
  r: 'RISC-V',
};

/** Generations per vendor; the index is the number in the name. */
export const cpuGenerations: Readonly<Record<CpuVendor, readonly string[]>> = {
  i: [
    'Unspecified/Pre-Skylake',
    'Skylake',
    'Cascade Lake',
    'Ice Lake',
    'Sapphire Rapids',
    'Sierra Forest (E)',
    'Granite Rapids (P)',
  ],
  z: ['Unspecified/Pre-Zen', 'Zen 1', 'Zen 2', 'Zen 3', 'Zen 4/4c', 'Zen 5/5c', 'Zen6/6c'],
  a: ['Unspecified/Pre-A76', 'A76/NeoN1', 'A78/X1/NeoV1', 'A71x/NeoN2/V2', 'AmpereOne', 'A72x/NeoN3/V3'],
  r: ['Unspecified'],
};

export const cpuPerfLabels: Readonly<Record<CpuPerf, string>> = {
  '': '',
  h: 'High Perf',
  hh: 'Very High Perf',
  hhh: 'Very Very High Perf',
};

export const gpuTypeLabels: Readonly<Record<GpuType, string>> = { g: 'vGPU', G: 'Pass-Through GPU' };

export const gpuBrandLabels: Readonly<Record<GpuBrand, string>> = { N: 'Nvidia', A: 'AMD', I: 'Intel' };

/** A `Map` and no object: `_GNconstructor` must not find anything. */
export const gpuGenerations: Readonly<Record<GpuBrand, ReadonlyMap<string, string>>> = {
  N: new Map([
    ['f', 'Fermi'],
    ['k', 'Kepler'],
    ['m', 'Maxwell'],
    ['p', 'Pascal'],
    ['v', 'Volta'],
    ['t', 'Turing'],
    ['a', 'Ampere'],
    ['l', 'AdaLovelace'],
    ['g', 'GraceHopper'],
    ['b', 'Blackwell'],
    ['u', 'Blackwell Ultra'],
  ]),
  A: new Map([
    ['0.4', 'GCN4.0/Polaris'],
    ['0.5', 'GCN5.0/Vega'],
    ['1', 'CDNA1'],
    ['1.1', 'RDNA1/Navi1x'],
    ['2', 'CDNA2'],
    ['2.1', 'RDNA2/Navi2x'],
    ['3', 'CDNA3'],
    ['3.1', 'RDNA3/Navi3x'],
    ['3.5', 'RDNA3.5'],
    ['4', 'CDNA4'],
    ['4.1', 'RDNA4/Navi4x'],
    ['5.1', 'RDNA5/Navi5x'],
  ]),
  I: new Map([
    ['0.9', 'Gen9/Skylake'],
    ['0.95', 'Gen9.5/KabyLake'],
    ['1', 'Xe1/Gen12.1/DG1'],
    ['2', 'Xe2/Gen12.2'],
    ['3', 'Arc/Gen12.7/DG2'],
    ['4', 'BattleImage/Gen20.0'],
  ]),
};

export const gpuPerfLabels: Readonly<Record<GpuPerf, string>> = { '': '', h: 'High Freq', hh: 'Very High Freq' };

export const vramPerfLabels: Readonly<Record<GpuPerf, string>> = { '': '', h: 'High BW (HBM)', hh: 'Very High BW' };
