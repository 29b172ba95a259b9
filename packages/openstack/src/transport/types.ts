import type { OpenStackErrorCode } from '../errors.ts';

export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** From the start of the call to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface TransportResponse {
  readonly status: number;
  /** Names in lower case; repeated headers are joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where it is not the time that passed here: a recording's own duration. */
  readonly durationMs?: number | undefined;
}

/**
 * One HTTP exchange, whatever its status. Fails with {@link TransportError} (or an OpenStackError) where there is no
 * whole answer.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** A failure below HTTP's status codes; the session adds cloud, service and route to it. */
export class TransportError extends Error {
  readonly code: OpenStackErrorCode;
  /** See {@link TransportResponse.durationMs}. */
  readonly durationMs: number | undefined;

  constructor(code: OpenStackErrorCode, message: string, options: { cause?: unknown; durationMs?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TransportError';
    this.code = code;
    this.durationMs = options.durationMs;
  }
}
