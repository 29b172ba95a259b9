import type { Manifest } from './manifest.ts';

/** A place where a copy of the site is kept. */
export interface SiteTarget {
  /** For people: the folder, or the bucket. */
  readonly where: string;
  /**
   * What is there; undefined for nothing.
   *
   * @throws SiteError `not-ours`, `not-read`
   */
  readManifest(): Promise<Manifest | undefined>;
  /** Gets ready to write these files, before the first of them. @throws SiteError `not-ours`, `not-written` */
  begin(paths: readonly string[]): Promise<void>;
  /** Writes one file, also several at a time. @throws SiteError */
  write(path: string, body: Buffer): Promise<void>;
  /**
   * Writes the list, and so makes the copy whole; then deletes what the one before had and this one has not.
   *
   * @throws SiteError
   */
  commit(manifest: string, removed: readonly string[]): Promise<void>;
  /** Takes back what it can of a copy that did not become whole. */
  abandon(): Promise<void>;
}
