import type { OpenStackErrorCode } from '../errors.ts';

export interface CatalogEndpoint {
  readonly interface: string;
  readonly region: string;
  readonly url: string;
}

/** One entry of the token's catalog, unfiltered. */
export interface CatalogService {
  readonly type: string;
  readonly name: string;
  readonly endpoints: readonly CatalogEndpoint[];
}

export interface SessionToken {
  /** Names of the roles. */
  readonly roles: readonly string[];
  readonly user: { readonly id: string; readonly name: string };
  /** Undefined for a token that is unscoped or scoped to a domain or the system. */
  readonly project: { readonly id: string; readonly name: string } | undefined;
  readonly expiresAt: Date;
}

/** What the `onCall` hook is told of every HTTP exchange, repeated ones included. */
export interface CallReport {
  readonly cloud: string;
  readonly service: string;
  readonly method: string;
  /** Template of the path, fit for a metric's label: `/servers/{id}`. */
  readonly route: string;
  readonly path?: string | undefined;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly durationMs: number;
  readonly requestId: string | undefined;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly error?: OpenStackErrorCode | undefined;
}

/** Query parameters; those without a value are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Call {
  /** Catalog type; `block-storage` also finds `volumev3` and `volume`. */
  readonly service: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the service's version: `/flavors/detail`. */
  readonly path: string;
  /** Template of the path for reports; without it `path` itself. */
  readonly route?: string | undefined;
  readonly query?: Query | URLSearchParams | undefined;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly microversion?: string | undefined;
  /** Statuses that are no failure, besides every 2xx. */
  readonly okStatuses?: readonly number[] | undefined;
  /**
   * false: never repeat. true: repeat after a connection reset, although the method is not idempotent. `after-refusal`:
   * repeat after 429 and 503 only. Without it every call is repeated after 429 and 503, and GET, HEAD, PUT and DELETE
   * after a reset, too.
   */
  readonly retry?: boolean | 'after-refusal' | undefined;
  readonly timeoutMs?: number | undefined;
  /** Ends this call, besides the session's own signal. */
  readonly signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined for an empty body. Its shape is the caller's claim. */
  readonly body: T;
}

/** An authenticated way into one region of one cloud. */
export interface Session {
  readonly cloud: string;
  readonly regionName: string | undefined;
  readonly token: SessionToken;
  readonly catalog: readonly CatalogService[];
  /** Whether the catalog has an entry of exactly this type. */
  hasService(type: string): boolean;
  /** The service's URL after region, interface and override; undefined where there is none. */
  endpoint(serviceType: string): string | undefined;
  /**
   * One call. Repeats, re-authenticates and finds the service's version on the way.
   *
   * @throws OpenStackError
   */
  request<T>(call: Call): Promise<Answer<T>>;
  /** Closes idle connections. The token is left to expire. */
  close(): Promise<void>;
}
