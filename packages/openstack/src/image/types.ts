/** `GET /v2/images`. Properties of the image stand beside its own fields. */
export interface Image {
  readonly id: string;
  readonly name: string | null;
  readonly status: string;
  /** `public`, `community`, `shared`, `private`. */
  readonly visibility: string;
  readonly owner?: string | null;
  readonly protected?: boolean;
  readonly os_hidden?: boolean;
  /** Bytes; null until data was uploaded. */
  readonly size: number | null;
  readonly virtual_size?: number | null;
  /** GiB. */
  readonly min_disk: number;
  /** MiB. */
  readonly min_ram: number;
  readonly disk_format?: string | null;
  readonly container_format?: string | null;
  readonly checksum?: string | null;
  readonly os_hash_algo?: string | null;
  readonly os_hash_value?: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly tags: readonly string[];
  readonly [property: string]: unknown;
}
