import type { CloudConfig } from '../config/types.ts';
import { OpenStackError } from '../errors.ts';
import { brokenExchange } from '../session/failures.ts';
import { readToken } from '../session/token.ts';
import type { Transport, TransportRequest, TransportResponse } from '../transport/types.ts';
import { scrubBody } from './body.ts';
import { Scrubber, scrubbed } from './scrub.ts';
import type { Json, RecordedExchange, RecordingHeader } from './types.ts';

export interface RecordingMeta {
  readonly cloud: CloudConfig;
  readonly recordedAt: Date;
  /** Keep the hosts' real names. Default: false. */
  readonly keepsHosts?: boolean | undefined;
  /** Anything else that belongs to the recording, such as the command line. Scrubbed like everything. */
  readonly more?: Readonly<Record<string, Json>> | undefined;
}

const keptRequestHeaders = ['content-type', 'openstack-api-version', 'x-openstack-nova-api-version'];
const keptHeaders = [
  'content-type',
  'link',
  'location',
  'openstack-api-version',
  'retry-after',
  'x-amz-request-id',
  'x-compute-request-id',
  'x-openstack-nova-api-version',
  'x-openstack-request-id',
  'x-trans-id',
];

/**
 * A transport that writes down what passes through it: a header line at once, then a line for each exchange as it
 * ends. No line holds a newline or a secret.
 *
 * @throws OpenStackError `recording-not-written` from the call during which `write` failed
 * @example
 * const lines: string[] = [];
 * const inner = httpTransport(config);
 * const transport = recordTo(inner, (line) => lines.push(line), { cloud: config, recordedAt: new Date() });
 * const session = await connect(config, { transport });
 */
export function recordTo(inner: Transport, write: (line: string) => void, meta: RecordingMeta): Transport {
  const scrubber = new Scrubber(meta.keepsHosts === true);
  const { auth } = meta.cloud;
  for (const secret of [auth.password, auth.token, auth.applicationCredentialSecret, auth.accessToken]) {
    scrubber.remember(secret?.reveal());
  }
  scrubber.hosts?.learn(auth.authUrl, 'identity');
  for (const [service, url] of Object.entries(meta.cloud.endpointOverrides)) scrubber.hosts?.learn(url, service);
  const writeLine = (line: RecordingHeader | RecordedExchange) => {
    try {
      write(JSON.stringify(line));
    } catch (error) {
      throw new OpenStackError('recording-not-written', `The recording could not be written: ${reason(error)}.`, {
        cloud: meta.cloud.name,
        cause: error,
      });
    }
  };
  writeLine(headerOf(meta, scrubber));

  return async (request) => {
    const startedAt = performance.now();
    // Hosts that no catalog names, such as an S3 gateway's, get a name too.
    if (!isAuthentication(request)) scrubber.hosts?.learn(request.url, 'host');
    scrubber.remember(request.headers['x-auth-token']);
    let response: TransportResponse;
    try {
      response = await inner(request);
    } catch (thrown) {
      const { code, message } = failureOf(thrown, request);
      const durationMs = performance.now() - startedAt;
      writeLine({ ...requestPart(request, scrubber), error: { code, message: scrubber.text(message) }, durationMs });
      throw thrown;
    }
    const durationMs = response.durationMs ?? performance.now() - startedAt;
    if (isAuthentication(request)) learnToken(response, scrubber);
    const body = scrubBody(response.body, new URL(request.url).pathname, scrubber);
    writeLine({
      ...requestPart(request, scrubber),
      status: response.status,
      headers: headersPart(response, scrubber),
      ...(body !== undefined && { body }),
      durationMs: Math.round(durationMs * 10) / 10,
    });
    return response;
  };
}

function headerOf({ cloud, recordedAt, more }: RecordingMeta, scrubber: Scrubber): RecordingHeader {
  const scrubbedMore = scrubber.json(more ?? {}) as Readonly<Record<string, Json>>;
  return {
    ...scrubbedMore,
    format: 'scs-recording',
    version: 1,
    recordedAt: recordedAt.toISOString(),
    cloud: {
      name: cloud.name,
      regionName: cloud.regionName ?? null,
      interfaces: cloud.interfaces,
      authUrl: scrubber.text(cloud.auth.authUrl),
      verify: cloud.verify,
      endpointOverrides: Object.fromEntries(
        Object.entries(cloud.endpointOverrides).map(([service, url]) => [service, scrubber.text(url)]),
      ),
      regionOverrides: cloud.regionOverrides,
      interfaceOverrides: cloud.interfaceOverrides,
    },
  };
}

function isAuthentication(request: TransportRequest): boolean {
  return request.method === 'POST' && /\/auth\/tokens$|\/OS-FEDERATION\/.*\/auth$/.test(new URL(request.url).pathname);
}

function learnToken(response: TransportResponse, scrubber: Scrubber): void {
  scrubber.remember(response.headers['x-subject-token']);
  try {
    const token = readToken(response.headers, JSON.parse(response.body.toString('utf8')) as unknown);
    if (token !== undefined) scrubber.hosts?.learnCatalog(token.catalog);
  } catch {
    // An answer that is no JSON brings neither token nor catalog.
  }
}

function requestPart(request: TransportRequest, scrubber: Scrubber) {
  const body = scrubBody(request.body, new URL(request.url).pathname, scrubber);
  return {
    method: request.method,
    url: scrubber.url(request.url),
    requestHeaders: kept(request.headers, keptRequestHeaders, scrubber),
    ...(body !== undefined && { requestBody: body }),
  };
}

function headersPart(response: TransportResponse, scrubber: Scrubber): Record<string, string> {
  const headers = kept(response.headers, keptHeaders, scrubber);
  // A session needs some token; this one opens nothing.
  return response.headers['x-subject-token'] === undefined ? headers : { ...headers, 'x-subject-token': scrubbed };
}

function kept(headers: Readonly<Record<string, string>>, names: readonly string[], scrubber: Scrubber) {
  const result: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) result[name] = scrubber.text(value);
  }
  return result;
}

function failureOf(thrown: unknown, request: TransportRequest) {
  const error = brokenExchange(
    { cloud: '', service: '', method: request.method, url: request.url, secrets: [] },
    thrown,
  );
  return { code: error.code, message: thrown instanceof Error ? thrown.message : error.summary };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
