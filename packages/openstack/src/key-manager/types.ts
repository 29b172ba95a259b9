/** An entry of `GET /v1/secrets`: never its payload. */
export interface StoredSecret {
  readonly secret_ref: string;
  readonly name: string | null;
  readonly status: string;
  readonly secret_type: string;
  readonly created: string;
}

export interface NewSecret {
  readonly name: string;
  readonly secret_type?: 'opaque' | 'passphrase' | 'symmetric' | 'public' | 'private' | 'certificate';
  readonly payload: string;
  readonly payload_content_type: string;
  readonly payload_content_encoding?: 'base64';
}
