/** `GET /types`. */
export interface VolumeType {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly is_public?: boolean;
  readonly extra_specs?: Readonly<Record<string, string>>;
}

export interface Volume {
  readonly id: string;
  readonly name: string | null;
  readonly description?: string | null;
  /** `creating`, `available`, `error` and others. */
  readonly status: string;
  /** GiB. */
  readonly size: number;
  readonly created_at: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly server_id: string }[];
}

export interface NewVolume {
  readonly name: string;
  /** GiB. */
  readonly size: number;
  readonly description?: string;
  readonly volume_type?: string;
  readonly imageRef?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Backup {
  readonly id: string;
  readonly name: string | null;
  readonly description?: string | null;
  /** `creating`, `available`, `restoring`, `error` and others. */
  readonly status: string;
  readonly volume_id: string;
  /** GiB. */
  readonly size: number;
  readonly created_at: string;
  readonly fail_reason?: string | null;
}

export interface NewBackup {
  readonly volume_id: string;
  readonly name: string;
  readonly description?: string;
  readonly force?: boolean;
}

export interface Restore {
  readonly backup_id: string;
  readonly volume_id: string;
  readonly volume_name: string;
}
