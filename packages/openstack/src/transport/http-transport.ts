import { readFileSync } from 'node:fs';
import {
  Agent,
  request as requestOverHttp,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import type { Agent as SecureAgent } from 'node:https';

import type { CloudConfig } from '../config/types.ts';
import { classifyFailure } from './classify-failure.ts';
import { TransportError, type Transport, type TransportRequest, type TransportResponse } from './types.ts';

export interface HttpTransportOptions {
  /** Where HTTP_PROXY, HTTPS_PROXY and NO_PROXY are read. Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv;
  /** An answer that is larger is refused. Default: 256 MiB. */
  readonly maxResponseBytes?: number;
  /** Open connections to one host. Default: 16. */
  readonly maxConnections?: number;
}

export type ClosableTransport = Transport & {
  /** Closes idle connections. */
  close(): void;
};

/**
 * HTTP and HTTPS with connections that are kept alive, the cloud's certificates and the environment's proxies.
 *
 * Idle connections are given up after four seconds: most servers keep theirs for five or more, and a request that is
 * sent into a connection that is just being closed cannot be repeated safely when it creates something.
 */
export function httpTransport(
  config: Pick<CloudConfig, 'verify' | 'cacert' | 'cert' | 'key'>,
  options: HttpTransportOptions = {},
): ClosableTransport {
  const agentOptions = {
    keepAlive: true,
    timeout: 4000,
    scheduling: 'lifo' as const,
    maxSockets: options.maxConnections ?? 16,
    proxyEnv: options.env ?? process.env,
  };
  const maxBytes = options.maxResponseBytes ?? 256 * 1024 * 1024;
  let plain: Agent | undefined;
  let secure: Promise<{ request: typeof requestOverHttp; agent: SecureAgent }> | undefined;

  // TLS takes some ten milliseconds to load, so that it waits for the first https URL.
  const openSecure = async () => {
    const https = await import('node:https');
    const agent = new https.Agent({ ...agentOptions, ...tlsOptions(config) });
    return { request: https.request, agent };
  };

  const send: Transport = async (request) => {
    const url = new URL(request.url);
    const requestOptions: RequestOptions = { method: request.method, headers: requestHeaders(request) };
    if (url.protocol === 'https:') {
      secure ??= openSecure();
      const { request: start, agent } = await secure;
      return exchange(start(url, { ...requestOptions, agent }), request, maxBytes);
    }
    plain ??= new Agent(agentOptions);
    return exchange(requestOverHttp(url, { ...requestOptions, agent: plain }), request, maxBytes);
  };

  return Object.assign(send, {
    close() {
      plain?.destroy();
      void secure?.then(
        ({ agent }) => {
          agent.destroy();
        },
        () => undefined,
      );
    },
  });
}

function requestHeaders(request: TransportRequest): Record<string, string> {
  return request.body === undefined
    ? { ...request.headers }
    : { ...request.headers, 'content-length': String(Buffer.byteLength(request.body)) };
}

function tlsOptions(config: Pick<CloudConfig, 'verify' | 'cacert' | 'cert' | 'key'>) {
  return {
    rejectUnauthorized: config.verify,
    ...(config.verify && config.cacert !== undefined && { ca: certificateFile('cacert', config.cacert) }),
    ...(config.cert !== undefined && {
      cert: certificateFile('cert', config.cert),
      key: certificateFile('key', config.key ?? config.cert),
    }),
  };
}

function certificateFile(what: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new TransportError('config-invalid', `${what} ${path} cannot be read`, { cause: error });
  }
}

function exchange(call: ClientRequest, request: TransportRequest, maxBytes: number): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    const fail = (error: TransportError) => {
      call.destroy(error);
      settle();
      reject(error);
    };
    const onAbort = () => {
      fail(new TransportError('aborted', 'the run was stopped'));
    };
    const timer = setTimeout(() => {
      fail(new TransportError('timeout', `no whole answer within ${request.timeoutMs / 1000} s`));
    }, request.timeoutMs);
    const settle = () => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
    };
    call.on('error', (error) => {
      settle();
      reject(classifyFailure(error));
    });
    call.on('response', (response) => {
      collect(response, maxBytes, fail, (body) => {
        settle();
        resolve({ status: response.statusCode ?? 0, headers: joined(response.headers), body });
      });
    });
    if (request.signal?.aborted === true) {
      onAbort();
      return;
    }
    request.signal?.addEventListener('abort', onAbort, { once: true });
    call.end(request.body);
  });
}

function collect(
  response: IncomingMessage,
  maxBytes: number,
  fail: (error: TransportError) => void,
  done: (body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      fail(
        new TransportError('response-too-large', `the answer is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB`),
      );
      return;
    }
    chunks.push(chunk);
  });
  response.on('end', () => {
    const [first] = chunks;
    done(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size));
  });
  response.on('error', (error) => {
    fail(
      new TransportError('response-truncated', 'the connection was closed in the middle of the answer', {
        cause: error,
      }),
    );
  });
}

function joined(headers: IncomingMessage['headers']): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return result;
}
