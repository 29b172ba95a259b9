/**
 * A whole number as a name carries it. Digits beyond `Number.MAX_SAFE_INTEGER` would be lost in a double, so there it
 * is a `bigint`; every smaller one is a `number`. The two compare with `<` and `>` without a conversion.
 */
export type Integer = number | bigint;

export type CpuType = 'L' | 'V' | 'T' | 'C';
export type DiskType = '' | 'n' | 'h' | 's' | 'p';
export type HypervisorType = 'kvm' | 'chy' | 'xen' | 'hyv' | 'vmw' | 'bms';
export type CpuVendor = 'i' | 'z' | 'a' | 'r';
export type CpuPerf = '' | 'h' | 'hh' | 'hhh';
export type GpuType = 'g' | 'G';
export type GpuBrand = 'N' | 'A' | 'I';
export type GpuPerf = '' | 'h' | 'hh';

/** CPU and memory: the part of the name that is never left out (scs-0100-v3, "[REQUIRED] CPU Suffix", "Memory"). */
export interface CpuRam {
  readonly cpus: Integer;
  readonly cpuType: CpuType;
  /** `i`: mitigations of CPU vulnerabilities are not guaranteed. */
  readonly cpuInsecure: boolean;
  /** A positive multiple of 0.5. */
  readonly ramGiB: number;
  /** `u`: no ECC memory. */
  readonly ramInsecure: boolean;
  /** `o`: memory is oversubscribed. */
  readonly ramOversubscribed: boolean;
}

export interface Disk {
  /** `3x`: how many disks of this size and type. */
  readonly count: Integer;
  /** Null when the name has the dash of a disk, but no size: the provider chooses one that suits the image. */
  readonly sizeGB: Integer | null;
  /** Empty when the name leaves it open. */
  readonly type: DiskType;
}

export interface CpuBrand {
  readonly vendor: CpuVendor;
  /** Null when not given; 0 when given as unspecified. The canonical name does not tell the two apart. */
  readonly generation: number | null;
  readonly perf: CpuPerf;
}

export interface Gpu {
  /** `G` is passed through, `g` is virtual. */
  readonly type: GpuType;
  readonly brand: GpuBrand;
  /** One of the brand's generations, or empty. */
  readonly generation: string;
  /** SMs (Nvidia), CUs (AMD) or EUs (Intel). */
  readonly units: Integer | null;
  readonly perf: GpuPerf;
  readonly vramGiB: Integer | null;
  readonly vramPerf: GpuPerf;
}

/** What an SCS flavor name says, part by part, in the order in which the name says it. */
export interface FlavorName {
  readonly cpuRam: CpuRam;
  readonly disk?: Disk | undefined;
  readonly hypervisor?: HypervisorType | undefined;
  /** `hwv`: nested virtualisation is available. */
  readonly hardwareVirtualization?: boolean | undefined;
  readonly cpuBrand?: CpuBrand | undefined;
  readonly gpu?: Gpu | undefined;
  readonly infiniband?: boolean | undefined;
}

/** The versions of scs-0100. v2 and v3 read the same names; v1 has `:` and `-` where they have `-` and `_`. */
export type Grammar = 'v1' | 'v2' | 'v3';
