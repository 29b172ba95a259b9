/** `GET /flavors/detail`, microversion 2.61 and later. */
export interface Flavor {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  /** MiB. */
  readonly ram: number;
  readonly vcpus: number;
  /** GiB. */
  readonly disk: number;
  /** MiB; an empty text stands for none. */
  readonly swap: number | string;
  readonly 'OS-FLV-EXT-DATA:ephemeral'?: number;
  readonly 'OS-FLV-DISABLED:disabled'?: boolean;
  readonly 'os-flavor-access:is_public'?: boolean;
  readonly rxtx_factor?: number;
  readonly extra_specs: Readonly<Record<string, string>>;
}

/** `GET /servers/{id}`. */
export interface Server {
  readonly id: string;
  readonly name: string;
  /** `BUILD`, `ACTIVE`, `ERROR` and others. */
  readonly status: string;
  readonly created: string;
  readonly addresses: Readonly<Record<string, readonly { readonly addr: string; readonly version: number }[]>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly fault?: { readonly code: number; readonly message: string; readonly created: string };
  readonly 'OS-EXT-STS:task_state'?: string | null;
  readonly 'OS-EXT-STS:vm_state'?: string;
  readonly 'os-extended-volumes:volumes_attached'?: readonly { readonly id: string }[];
}

/** `server` of `POST /servers`. */
export interface NewServer {
  readonly name: string;
  readonly flavorRef: string;
  readonly imageRef?: string;
  /** Base64. */
  readonly user_data?: string;
  readonly networks?:
    readonly { readonly uuid?: string; readonly port?: string; readonly fixed_ip?: string }[] | 'auto' | 'none';
  readonly block_device_mapping_v2?: readonly BlockDevice[];
  readonly metadata?: Readonly<Record<string, string>>;
  readonly security_groups?: readonly { readonly name: string }[];
  readonly availability_zone?: string;
  readonly key_name?: string;
  readonly config_drive?: boolean;
  readonly tags?: readonly string[];
}

export interface BlockDevice {
  readonly boot_index: number;
  readonly uuid?: string;
  readonly source_type: 'image' | 'volume' | 'snapshot' | 'blank';
  readonly destination_type: 'volume' | 'local';
  readonly volume_size?: number;
  readonly delete_on_termination?: boolean;
}

/** `GET /servers/{id}/os-volume_attachments`. */
export interface VolumeAttachment {
  readonly id?: string;
  readonly volumeId: string;
  readonly serverId: string;
  readonly device?: string | null;
}
