/** A flavor as Nova stores it. */
export interface FlavorSeed {
  readonly vcpus: number;
  readonly ramMiB: number;
  readonly diskGiB: number;
  readonly extraSpecs: Readonly<Record<string, string>>;
}

/** A public image; its payload is always the same 1 MiB. */
export interface ImageSeed {
  readonly minDiskGiB: number;
  readonly minRamMiB: number;
  /** Glance's own and custom properties. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface VolumeTypeSeed {
  readonly description: string;
  /** Whether Cinder makes the volumes of this type as LUKS volumes. */
  readonly isEncrypted: boolean;
}

/** Everything that a seed decides. What it does not name is removed, as far as it belongs to the operator of the cloud. */
export interface CloudState {
  readonly flavors: Readonly<Record<string, FlavorSeed>>;
  readonly images: Readonly<Record<string, ImageSeed>>;
  readonly volumeTypes: Readonly<Record<string, VolumeTypeSeed>>;
  /** Name and IPv4 range of each external network. */
  readonly externalNetworks: Readonly<Record<string, { readonly cidr: string }>>;
  /** Types of catalog entries that are switched off. */
  readonly disabledServices: readonly string[];
  readonly isBackupServiceEnabled: boolean;
  /** Whether members may create secrets. */
  readonly mayMembersStoreSecrets: boolean;
  /** What every server's console says. */
  readonly console: { readonly entropyAvailable: number; readonly fipsFailures: number };
}

export interface Seed {
  readonly name: string;
  /** One line for the help text. */
  readonly description: string;
  /** The wanted state on a given day: build dates of images are relative to it. */
  readonly state: (now: Date) => CloudState;
}

/** A day as image properties write it, in UTC. */
export function day(now: Date, offsetDays = 0): string {
  return new Date(now.getTime() + offsetDays * 86_400_000).toISOString().slice(0, 10);
}

/** The given entries of a record, without some. */
export function without<Value>(
  record: Readonly<Record<string, Value>>,
  ...names: readonly string[]
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
