import { inspect } from 'node:util';

import { afterEach, describe, expect, it } from 'vitest';

import type { ServerResponse } from 'node:http';
import { listNetworks } from '../network/list-networks.ts';
import { getServer } from '../compute/get-server.ts';
import { password, serveCloud, type ServedCloud } from '../testing/serve-cloud.ts';
import { json } from '../testing/serve.ts';
import type { CloudConfig } from '../config/types.ts';
import type { Handler } from '../testing/serve.ts';

let cloud: ServedCloud | undefined;
afterEach(() => cloud?.close());

async function served(handler: Handler, settings?: Partial<CloudConfig>): Promise<ServedCloud> {
  cloud = await serveCloud(handler, settings);
  return cloud;
}

/** Asks for the networks of a cloud that answers like this. */
async function failureOf(answer: (response: ServerResponse) => void, timeoutMs?: number): Promise<unknown> {
  const api = await served((_seen, response) => {
    answer(response);
  });
  const session = await api.connect({ retries: 0, timeoutMs });
  return listNetworks(session).then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

describe('an API that', () => {
  it.each<[string, string, RegExp, (response: ServerResponse) => void]>([
    [
      'answers HTML',
      'not-json',
      /text\/html/,
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Login</html>'),
    ],
    [
      'answers a wrong content type',
      'not-json',
      /application\/octet-stream/,
      (response) => response.writeHead(200, { 'content-type': 'application/octet-stream' }).end('{"networks":[]}'),
    ],
    [
      'answers cut-off JSON',
      'not-json',
      /damaged or cut off/,
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"networks": [{"id'),
    ],
    [
      'answers nothing at all',
      'unexpected-shape',
      /without the list "networks"/,
      (response) => response.writeHead(200).end(),
    ],
    [
      'answers without the list',
      'unexpected-shape',
      /without the list "networks"/,
      (response) => {
        json(response, 200, { nets: [] });
      },
    ],
    [
      'answers a list of numbers',
      'unexpected-shape',
      /no object/,
      (response) => {
        json(response, 200, { networks: [7] });
      },
    ],
    ['closes the connection', 'connection-reset', /closed before an answer/, (response) => response.socket?.destroy()],
    [
      'closes it in the middle',
      'response-truncated',
      /in the middle/,
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{');
        setTimeout(() => response.socket?.destroy(), 20);
      },
    ],
    ['speaks no HTTP', 'not-http', /Parse Error/, (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n')],
    [
      'answers 500 in Nova’s words',
      'server-error',
      /answered 500 \(request req-1\): Unexpected API Error/,
      (response) => {
        json(response, 500, { computeFault: { code: 500, message: 'Unexpected API Error.' } });
      },
    ],
    [
      'answers 502 in HTML',
      'server-error',
      /502 Bad Gateway/,
      (response) =>
        response
          .writeHead(502, { 'content-type': 'text/html' })
          .end('<html><head><title>x</title></head><body><h1>502 Bad Gateway</h1></body></html>'),
    ],
    [
      'answers 403',
      'forbidden',
      /policy/,
      (response) => {
        json(response, 403, {
          NeutronError: { type: 'PolicyNotAuthorized', message: 'disallowed by policy', detail: '' },
        });
      },
    ],
    [
      'answers 409 for a quota',
      'over-quota',
      /Quota exceeded/,
      (response) => {
        json(response, 409, {
          NeutronError: { type: 'OverQuota', message: "Quota exceeded for resources: ['network'].", detail: '' },
        });
      },
    ],
    [
      'answers 413',
      'over-quota',
      /VolumeLimitExceeded/,
      (response) => {
        json(response, 413, { overLimit: { code: 413, message: 'VolumeLimitExceeded' } });
      },
    ],
    [
      'answers 409',
      'conflict',
      /in use/,
      (response) => {
        json(response, 409, { NeutronError: 'it is in use' });
      },
    ],
    [
      'answers 429',
      'rate-limited',
      /slow down/,
      (response) => {
        json(response, 429, { error: { message: 'slow down' } });
      },
    ],
    ['answers 503', 'service-unavailable', /down/, (response) => response.writeHead(503).end('down')],
    [
      'redirects to elsewhere',
      'redirected',
      /https:\/\/other\.example\/x/,
      (response) => response.writeHead(302, { location: 'https://other.example/x' }).end(),
    ],
  ])('%s', async (_title, code, message, answer) => {
    const error = await failureOf(answer);
    expect(error).toMatchObject({
      name: 'OpenStackError',
      code,
      cloud: 'test',
      service: 'network',
      method: 'GET',
      url: expect.stringMatching(/\/network\/+(v2\.0\/)?networks$/) as string,
      message: expect.stringMatching(message) as string,
    });
    expect(error).toMatchObject({ message: expect.stringContaining('Cloud "test": network GET') as string });
    expect(inspect(error, { depth: 9 })).not.toMatch(/token-1|hunter2/);
  });

  it('never answers', async () => {
    expect(await failureOf(() => undefined, 60)).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('0.06 s') as string,
    });
  });

  it('answers one byte at a time', async () => {
    const error = await failureOf((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => {
        clearInterval(timer);
      });
    }, 100);
    expect(error).toMatchObject({ code: 'timeout' });
  });

  it('puts terminal escapes and endless words into its errors', async () => {
    const error = await failureOf((response) => {
      json(
        response,
        400,
        { badRequest: { message: `\u001b[31mred\u0007\r\n\u202e${'x'.repeat(5000)}` } },
        { 'x-openstack-request-id': 'req-1<script>' },
      );
    });
    expect(error).toMatchObject({ code: 'bad-request', requestId: 'req-1script' });
    const { message } = error as Error;
    expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(message.length).toBeLessThan(900);
  });

  it('quotes the token in its error', async () => {
    const error = await failureOf((response) => {
      json(response, 400, { badRequest: { message: `token-1-${'x'.repeat(20)} and ${password} are wrong` } });
    });
    expect((error as Error).message).toContain('[secret] and [secret] are wrong');
  });
});

it('nobody listens: connection-refused', async () => {
  const api = await served((_seen, response) => response.end());
  const session = await api.connect();
  await api.close();
  await expect(listNetworks(session)).rejects.toMatchObject({ code: 'connection-refused', service: 'network' });
});

it('a host that does not exist', async () => {
  const api = await served(() => undefined, { endpointOverrides: { network: 'http://nowhere.invalid/' } });
  const session = await api.connect({ retries: 0 });
  await expect(listNetworks(session)).rejects.toMatchObject({ code: 'host-not-found' });
});

describe('expired tokens', () => {
  it('one 401 in mid-run fetches one new token, for however many calls', async () => {
    const api = await served((seen, response) => {
      const isFresh = String(seen.headers['x-auth-token']).startsWith('token-2');
      json(response, isFresh ? 200 : 401, isFresh ? { networks: [] } : { error: { message: 'expired' } });
    });
    const session = await api.connect();
    await Promise.all([listNetworks(session), listNetworks(session), listNetworks(session)]);
    expect(api.seen.filter((seen) => seen.method === 'POST')).toHaveLength(2);
  });

  it('a second 401 is told', async () => {
    const api = await served((_seen, response) => {
      json(response, 401, { error: { message: 'expired' } });
    });
    await expect(listNetworks(await api.connect())).rejects.toMatchObject({ code: 'token-expired', status: 401 });
    expect(api.asked()).toHaveLength(2);
  });

  it('a session from a token cannot fetch another', async () => {
    const api = await served(
      (_seen, response) => {
        json(response, 401, {});
      },
      { authType: 'token' },
    );
    const { Secret } = await import('../secret.ts');
    const { connect } = await import('./connect.ts');
    const session = await connect({
      ...api.config,
      auth: { authUrl: `${api.url}/identity`, token: new Secret('older-token') },
    });
    await expect(listNetworks(session)).rejects.toMatchObject({
      code: 'token-expired',
      hint: expect.stringContaining('new token') as string,
    });
    expect(api.asked()).toHaveLength(1);
  });
});

it('a session shows no secret when it is printed', async () => {
  const api = await served((_seen, response) => response.end());
  const session = await api.connect();
  expect(inspect(session, { depth: 9, showHidden: true, getters: true }) + JSON.stringify(session)).not.toMatch(
    /token-1|hunter2/,
  );
});

it('an id with a slash stays one segment of the path', async () => {
  const api = await served((_seen, response) => {
    json(response, 404, { itemNotFound: { message: 'Instance could not be found.' } });
  });
  await expect(getServer(await api.connect(), '../flavors?x=1')).rejects.toMatchObject({ code: 'not-found' });
  expect(api.asked()).toEqual(['GET /compute/v2.1/servers/..%2Fflavors%3Fx%3D1']);
  expect(api.calls.at(-1)).toMatchObject({ route: '/servers/{id}', status: 404, error: 'not-found' });
});
