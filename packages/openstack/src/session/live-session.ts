import type { CloudConfig } from '../config/types.ts';
import { OpenStackError } from '../errors.ts';
import { authenticate, canReauthenticate } from './authenticate.ts';
import { assumedBase, findEndpoint, isVersioned, missingEndpoint } from './endpoints.ts';
import { exchange, type ExchangeContext, type Outcome, type PreparedCall } from './exchange.ts';
import { refusal } from './failures.ts';
import { findBase } from './find-base.ts';
import { isFromService } from './request-id.ts';
import { microversionHeaders } from './services.ts';
import type { ReadToken } from './token.ts';
import type { Answer, Call, CatalogService, Query, Session, SessionToken } from './types.ts';

/** Where a service's calls go, and whether the service has confirmed it by an answer. */
interface Base {
  url: string;
  isSure: boolean;
  search: Promise<void> | undefined;
}

/** Private fields keep the token out of whatever prints a session. */
export class LiveSession implements Session {
  readonly #config: CloudConfig;
  readonly #context: ExchangeContext;
  readonly #bases = new Map<string, Base>();
  readonly #onClose: () => void;
  #current: ReadToken;
  #renewal: Promise<void> | undefined;

  constructor(config: CloudConfig, context: ExchangeContext, token: ReadToken, onClose: () => void) {
    this.#config = config;
    this.#context = context;
    this.#current = token;
    this.#onClose = onClose;
  }

  get cloud(): string {
    return this.#config.name;
  }

  get regionName(): string | undefined {
    return this.#config.regionName;
  }

  get token(): SessionToken {
    return this.#current.token;
  }

  get catalog(): readonly CatalogService[] {
    return this.#current.catalog;
  }

  hasService(type: string): boolean {
    return this.catalog.some((entry) => entry.type === type);
  }

  endpoint(serviceType: string): string | undefined {
    return findEndpoint(this.#config, this.catalog, this.token, serviceType);
  }

  close(): Promise<void> {
    this.#onClose();
    return Promise.resolve();
  }

  async request<T>(call: Call): Promise<Answer<T>> {
    const base = this.#baseOf(call.service);
    const baseUrl = base.url;
    let outcome = await this.#send(call, baseUrl);
    const { status } = outcome.response;
    if (!base.isSure && (status === 300 || (status === 404 && this.#mayBeElsewhere(call.service, outcome)))) {
      await this.#search(call, base);
      if (base.url !== baseUrl) outcome = await this.#send(call, base.url);
    } else if (status < 300) {
      base.isSure = true;
    }
    if (!outcome.isAccepted) throw this.#refusal(call, base.url, outcome);
    // The caller names the shape; the verbs check the part of it that they rely on.
    return { status: outcome.response.status, headers: outcome.response.headers, body: outcome.json as T };
  }

  async #send(call: Call, baseUrl: string): Promise<Outcome> {
    const used = this.#current;
    const outcome = await exchange(this.#context, prepared(call, baseUrl, used.id));
    if (outcome.response.status !== 401 || outcome.isAccepted || !canReauthenticate(this.#config)) return outcome;
    await this.#renew(used);
    return exchange(this.#context, prepared(call, baseUrl, this.#current.id));
  }

  /** However many calls find the token expired, one of them fetches the next. */
  async #renew(used: ReadToken): Promise<void> {
    if (this.#current !== used) return;
    this.#renewal ??= authenticate(this.#context, this.#config)
      .then((token) => {
        this.#current = token;
      })
      .finally(() => {
        this.#renewal = undefined;
      });
    await this.#renewal;
  }

  #baseOf(service: string): Base {
    const known = this.#bases.get(service);
    if (known !== undefined) return known;
    const endpoint = this.endpoint(service);
    if (endpoint === undefined) throw missingEndpoint(this.#config, this.catalog, this.token, service);
    if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint)) {
      throw new OpenStackError(
        'endpoint-missing',
        `Cloud "${this.cloud}": the endpoint of service ${service} is no http or https URL.`,
        {
          cloud: this.cloud,
          service,
          hint: 'Tell the operator, or set an endpoint override in clouds.yaml.',
        },
      );
    }
    const base: Base = { url: assumedBase(endpoint, service, this.token), isSure: false, search: undefined };
    this.#bases.set(service, base);
    return base;
  }

  /** A 404 with a request id comes from the service itself: the version was right, the resource is missing. */
  #mayBeElsewhere(service: string, { response }: Outcome): boolean {
    return !isFromService(response.headers) || isVersioned(this.endpoint(service) ?? '');
  }

  /** Asks the service for its versions, once for however many calls. */
  async #search(call: Call, base: Base): Promise<void> {
    base.search ??= findBase(this.#context, call.service, this.endpoint(call.service) ?? '', base.url, this.token).then(
      (found) => {
        base.url = found;
        base.isSure = true;
      },
    );
    await base.search;
  }

  #refusal(call: Call, baseUrl: string, outcome: Outcome): OpenStackError {
    const { url, service, method } = prepared(call, baseUrl, '');
    const error = refusal(
      { cloud: this.cloud, secrets: this.#context.secrets, url, service, method },
      outcome.response,
    );
    if (error.code !== 'auth-failed') return error;
    // The session did authenticate: a 401 now is about its token.
    return error.restated(
      'token-expired',
      canReauthenticate(this.#config)
        ? 'The service refuses a token that Keystone has just given: tell the operator (keystonemiddleware, clocks, memcached).'
        : undefined,
    );
  }
}

function prepared(call: Call, baseUrl: string, token: string): PreparedCall {
  return {
    service: call.service,
    method: call.method,
    path: call.path,
    route: call.route,
    okStatuses: call.okStatuses,
    retry: call.retry,
    timeoutMs: call.timeoutMs,
    signal: call.signal,
    url: baseUrl + call.path + queryText(call.query),
    headers: {
      accept: 'application/json',
      'user-agent': 'scs-openstack/0.1',
      'x-auth-token': token,
      ...(call.json !== undefined && { 'content-type': 'application/json' }),
      ...(call.microversion !== undefined && microversionHeaders(call.service, call.microversion)),
      ...call.headers,
    },
    body: call.json === undefined ? undefined : JSON.stringify(call.json),
  };
}

function queryText(query: Query | URLSearchParams | undefined): string {
  if (query === undefined) return '';
  const parameters = new URLSearchParams(query instanceof URLSearchParams ? query : undefined);
  if (!(query instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}
