/** A file that browsers ask for. */
export interface PageAsset {
  readonly contentType: string;
  readonly body: Buffer;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
  /** Public pages ask for none of these. */
  readonly isForConsole?: boolean;
}
