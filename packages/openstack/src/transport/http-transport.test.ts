import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as requestOverHttp, type Server } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { hasOpenssl, makeCertificates, type Certificates } from '../testing/certificates.ts';
import { serve, type Handler, type Served } from '../testing/serve.ts';
import { httpTransport, type ClosableTransport, type HttpTransportOptions } from './http-transport.ts';
import type { TransportRequest } from './types.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serving(handler: Handler, secure?: Parameters<typeof serve>[1]): Promise<Served> {
  const served = await serve(handler, secure);
  closing.push(() => served.close());
  return served;
}

type TlsConfig = Parameters<typeof httpTransport>[0];

function transport(config: Partial<TlsConfig> = {}, options: HttpTransportOptions = { env: {} }): ClosableTransport {
  const made = httpTransport({ verify: true, ...config }, options);
  closing.push(() => {
    made.close();
  });
  return made;
}

const get = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  url,
  headers: {},
  timeoutMs: 5000,
  ...more,
});

const hello: Handler = (seen, response) => response.writeHead(200, { 'x-path': seen.url }).end('hello');

describe('plain HTTP', () => {
  it('gives status, headers and body, and sends the body with its length', async () => {
    const served = await serving((seen, response) => {
      response.writeHead(207, { 'X-Mixed': 'Case', 'set-cookie': ['a', 'b'] }).end(seen.body.toUpperCase());
    });
    const answer = await transport()({ ...get(served.url), method: 'POST', body: 'grüße', headers: { 'x-own': '1' } });
    expect(answer).toMatchObject({ status: 207, headers: { 'x-mixed': 'Case', 'set-cookie': 'a, b' } });
    expect(answer.body.toString()).toBe('GRÜSSE');
    expect(served.seen[0]?.headers).toMatchObject({ 'content-length': '7', 'x-own': '1' });
  });

  it('keeps the connection', async () => {
    const ports = new Set<number | undefined>();
    const served = await serving((_seen, response) => {
      ports.add(response.socket?.remotePort);
      response.end();
    });
    const send = transport();
    for (let count = 0; count < 3; count += 1) await send(get(served.url));
    expect(ports.size).toBe(1);
  });

  it('refuses an endless answer', async () => {
    const served = await serving((_seen, response) => {
      const chunk = Buffer.alloc(100_000);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    const send = transport({}, { env: {}, maxResponseBytes: 3 * 1024 * 1024 });
    await expect(send(get(served.url))).rejects.toMatchObject({
      code: 'response-too-large',
      message: expect.stringContaining('3 MiB') as string,
    });
  });

  it('stops at a signal, before and during the call', async () => {
    const stop = new AbortController();
    const served = await serving(() => {
      stop.abort();
    });
    const send = transport();
    await expect(send(get(served.url, { signal: stop.signal }))).rejects.toMatchObject({ code: 'aborted' });
    await expect(send(get(served.url, { signal: stop.signal }))).rejects.toMatchObject({ code: 'aborted' });
    expect(served.seen).toHaveLength(1);
  });
});

describe.skipIf(!hasOpenssl)('TLS (skipped without openssl)', () => {
  let folder: string;
  let made: Certificates;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scs-tls-'));
    made = makeCertificates(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('an unknown authority is refused', async () => {
    const served = await serving(hello, made.server);
    await expect(transport()(get(served.url))).rejects.toMatchObject({ code: 'tls-failed' });
  });

  it('cacert makes it known', async () => {
    const served = await serving(hello, made.server);
    expect((await transport({ cacert: made.ca })(get(served.url))).status).toBe(200);
  });

  it('verify: false asks no authority, and reads no cacert', async () => {
    const served = await serving(hello, made.server);
    expect((await transport({ verify: false, cacert: '/nowhere' })(get(served.url))).status).toBe(200);
  });

  it('a name that the certificate has not is refused', async () => {
    const served = await serving(hello, made.server);
    const url = served.url.replace('127.0.0.1', 'localhost');
    await expect(transport({ cacert: made.ca })(get(url))).rejects.toMatchObject({ code: 'tls-failed' });
  });

  it('a cacert that does not exist is told', async () => {
    const served = await serving(hello, made.server);
    await expect(transport({ cacert: '/nowhere.pem' })(get(served.url))).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('cacert /nowhere.pem') as string,
    });
  });

  it.each(['cert and key', 'cert with the key in it', 'none'])('client certificate: %s', async (kind) => {
    const served = await serving((_seen, response) => response.end(), {
      ...made.server,
      ca: readFileSync(made.ca),
      requestCert: true,
      rejectUnauthorized: true,
    });
    const { cert, key, both } = made.client;
    const config = { 'cert and key': { cert, key }, 'cert with the key in it': { cert: both }, none: {} }[kind];
    const answer = transport({ cacert: made.ca, ...config })(get(served.url)).then((response) => response.status);
    if (kind === 'none')
      await expect(answer).rejects.toMatchObject({
        code: expect.stringMatching(/tls-failed|connection-reset/) as string,
      });
    else expect(await answer).toBe(200);
  });

  it('HTTP on an HTTPS port and the reverse are told', async () => {
    const secure = await serving(hello, made.server);
    const plain = await serving(hello);
    await expect(transport()(get(plain.url.replace('http:', 'https:')))).rejects.toMatchObject({ code: 'tls-failed' });
    await expect(transport()(get(secure.url.replace('https:', 'http:')))).rejects.toMatchObject({
      code: expect.stringMatching(/not-http|connection-reset/) as string,
    });
  });

  it('HTTPS_PROXY is used through a tunnel', async () => {
    const served = await serving(hello, made.server);
    const proxy = await startProxy();
    const send = transport({ cacert: made.ca }, { env: { HTTPS_PROXY: proxy.url } });
    expect((await send(get(served.url))).status).toBe(200);
    expect(proxy.log).toEqual([`CONNECT 127.0.0.1:${served.port}`]);
  });
});

describe('proxies', () => {
  it('HTTP_PROXY is used, and NO_PROXY is respected', async () => {
    const served = await serving(hello);
    const proxy = await startProxy();
    await transport({}, { env: { HTTP_PROXY: proxy.url } })(get(`${served.url}/a`));
    expect(proxy.log).toEqual([`GET ${served.url}/a`]);
    await transport({}, { env: { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' } })(get(`${served.url}/b`));
    expect(proxy.log).toHaveLength(1);
  });

  it('a proxy that refuses the tunnel is told', async () => {
    const proxy = await startProxy(false);
    const send = transport({}, { env: { HTTPS_PROXY: proxy.url } });
    await expect(send(get('https://cloud.invalid/'))).rejects.toMatchObject({ code: 'proxy-failed' });
  });
});

/** A real forwarding proxy. */
async function startProxy(isWilling = true): Promise<{ url: string; log: string[] }> {
  const log: string[] = [];
  const proxy: Server = createServer((request, response) => {
    log.push(`${request.method ?? ''} ${request.url ?? ''}`);
    requestOverHttp(request.url ?? '', { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    }).end();
  });
  proxy.on('connect', (request, socket) => {
    log.push(`CONNECT ${request.url ?? ''}`);
    if (!isWilling) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const onward = connectSocket(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        proxy.close(resolve);
        proxy.closeAllConnections();
      }),
  );
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, log };
}
