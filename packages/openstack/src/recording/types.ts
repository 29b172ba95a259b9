import type { OpenStackErrorCode } from '../errors.ts';

/** Anything that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a recording keeps of the cloud's configuration: enough to replay, no secret. */
export interface RecordedCloud {
  readonly name: string;
  readonly regionName: string | null;
  readonly interfaces: readonly string[];
  readonly authUrl: string;
  readonly verify: boolean;
  readonly endpointOverrides: Readonly<Record<string, string>>;
  readonly regionOverrides: Readonly<Record<string, string>>;
  readonly interfaceOverrides: Readonly<Record<string, string>>;
}

/** First line of a recording, besides whatever the caller added. */
export interface RecordingHeader {
  readonly format: 'scs-recording';
  readonly version: 1;
  /** RFC 3339. */
  readonly recordedAt: string;
  readonly cloud: RecordedCloud;
  readonly [key: string]: unknown;
}

/** A body as JSON, as text, or, where it is neither, in Base64. */
export type RecordedBody = { readonly json: Json } | { readonly text: string } | { readonly base64: string };

/** Every other line: one exchange. */
export interface RecordedExchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly requestBody?: RecordedBody;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RecordedBody;
  /** Instead of a status: why no answer came. */
  readonly error?: { readonly code: OpenStackErrorCode; readonly message: string };
  readonly durationMs: number;
}
