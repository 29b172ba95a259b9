import { once } from 'node:events';
import { connect as openSocket } from 'node:net';
import { expect, test } from 'vitest';
import type { TestServer } from '../testing/test-server.ts';
import { withServer } from '../testing/with-server.ts';

/** Sends bytes as they are, and returns all that comes back until the server closes or has said nothing for a while. */
function sendRaw(server: TestServer, parts: readonly (string | Buffer)[]): Promise<string> {
  const { port, hostname } = new URL(server.url);
  return new Promise((resolve) => {
    let text = '';
    const socket = openSocket(Number(port), hostname, () => {
      for (const part of parts) socket.write(part);
    });
    socket.setTimeout(1500, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(text);
    });
  });
}

function statusesOf(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
}

const authorized =
  'Host: x\r\nAuthorization: Bearer operator\r\nContent-Type: application/json\r\nConnection: close\r\n';
const traces = /\n\s+at |node:internal|\.ts:\d|packages\//;

function post(path: string, body: string | Buffer, headers = ''): (string | Buffer)[] {
  const bytes = Buffer.from(body);
  return [`POST ${path} HTTP/1.1\r\n${authorized}${headers}Content-Length: ${String(bytes.length)}\r\n\r\n`, bytes];
}

const paths = [
  '/api/status/components',
  '/api/status/incidents',
  '/api/v1/components',
  '/api/v1/incidents',
  '/nowhere',
];

/** Ten megabytes that do not say how long they are. */
function* chunks(): Generator<Buffer> {
  const size = 100_000;
  for (let sent = 0; sent < 10_000_000; sent += size) {
    yield Buffer.from(`${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`);
  }
  yield Buffer.from('0\r\n\r\n');
}

const bodies: [string, string | Buffer][] = [
  ['half an object', '{"displayName":'],
  ['no JSON', 'displayName=x'],
  ['a list', '[]'],
  ['a text', '"x"'],
  ['a number for a text', '{"displayName":1,"name":1}'],
  ['an object for a text', '{"displayName":{},"name":[]}'],
  ['a NUL in a text', '{"displayName":"a\\u0000b","name":"a\\u0000b","affects":[]}'],
  ['a NUL in the bytes', Buffer.from('{"displayName":"a\0b"}')],
  ['half a surrogate pair', '{"displayName":"\\ud800","name":"\\ud800"}'],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
  ['a mark of byte order in UTF-16', Buffer.from('\ufeff{"displayName":"x"}', 'utf16le')],
  ['a hundred thousand brackets', '['.repeat(100_000)],
  ['a hundred thousand objects, one in the other', `${'{"displayName":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['a label that JavaScript takes for its own', '{"displayName":"x","labels":{"__proto__":"x"}}'],
  ['a name that JavaScript takes for its own', '{"__proto__":{"displayName":"x"},"constructor":1}'],
  ['a number beyond all numbers', '{"displayName":"x","severity":1e999,"position":1e999}'],
  ['ten megabytes', `{"displayName":"${'x'.repeat(10_000_000)}"}`],
];

withServer('bad input on a real socket', (server) => {
  test.each(paths.flatMap((path) => bodies.map(([name, body]) => [path, name, body] as const)))(
    'POST %s with %s',
    async (path, _name, body) => {
      const answer = await sendRaw(server(), post(path, body));
      const statuses = statusesOf(answer);
      // what is harmless in a field that this API does not know may be taken by the compatible one
      for (const status of statuses) expect(status, answer.slice(0, 500)).toBeLessThan(500);
      expect(statuses).toHaveLength(1);
      expect(answer).not.toMatch(traces);
    },
  );

  test.each(paths)('POST %s with ten megabytes in chunks', async (path) => {
    const head = `POST ${path} HTTP/1.1\r\n${authorized}Transfer-Encoding: chunked\r\n\r\n`;
    const [status, ...more] = statusesOf(await sendRaw(server(), [head, ...chunks()]));
    expect([status, more]).toEqual([413, []]);
  });

  const requests: [string, (string | Buffer)[], number[]][] = [
    ['no HTTP at all', ['\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n\r\n'], [400]],
    [
      'two lengths',
      [`POST ${paths[0] ?? ''} HTTP/1.1\r\n${authorized}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`],
      [400],
    ],
    [
      'a length and chunks',
      [
        `POST ${paths[0] ?? ''} HTTP/1.1\r\n${authorized}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      ],
      [400],
    ],
    ['a negative length', [`POST ${paths[0] ?? ''} HTTP/1.1\r\n${authorized}Content-Length: -2\r\n\r\n`], [400]],
    [
      'a chunk that is none',
      [`POST ${paths[0] ?? ''} HTTP/1.1\r\n${authorized}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
      [400],
    ],
    ['a method that nobody knows', ['BREW /api/status/components HTTP/1.1\r\nHost: x\r\n\r\n'], [400]],
    [
      'a method of WebDAV',
      ['PROPFIND /api/status/components HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [404, 405],
    ],
    ['TRACE', ['TRACE /api/v1/components HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'], [404, 405]],
    ['CONNECT', ['CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n'], []],
    ['no host', ['GET /api/status/components HTTP/1.1\r\nConnection: close\r\n\r\n'], [400]],
    ['HTTP/1.0', ['GET /api/status/components HTTP/1.0\r\n\r\n'], [200]],
    [
      'two thousand headers',
      [
        `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${Array.from({ length: 2000 }, (_, index) => `X-${String(index)}: y\r\n`).join('')}\r\n`,
      ],
      [431],
    ],
    ['a header of a megabyte', [`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(1_000_000)}\r\n\r\n`], [431]],
    ['a path of a megabyte', [`GET /${'y'.repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`], [431, 414]],
    [
      'half a percent sign',
      ['GET /api/status/components/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [400, 404],
    ],
    [
      'a NUL in the path',
      ['GET /api/status/severities/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [400, 404, 422],
    ],
    [
      'a NUL in the query',
      ['GET /api/status/incidents?start=%00&end=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [400],
    ],
    [
      'a NUL in a query of our own',
      ['GET /api/v1/incidents?cursor=%00&limit=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [400, 422],
    ],
    [
      'a path that climbs',
      ['GET /api/status/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [404],
    ],
    [
      'a whole address as the path',
      ['GET http://evil.example/healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      [200, 400, 404],
    ],
  ];
  test.each(requests)('%s', async (_name, parts, statuses) => {
    const answer = await sendRaw(server(), parts);
    const got = statusesOf(answer);
    if (statuses.length === 0) expect(got).toEqual([]);
    else expect([got.length, statuses.includes(got[0] ?? 0), got], answer.slice(0, 500)).toEqual([1, true, got]);
    expect(answer).not.toMatch(traces);
  });

  test('a client that sends a letter now and then hinders nobody', async () => {
    const { port, hostname } = new URL(server().url);
    const sockets = Array.from({ length: 200 }, () => openSocket(Number(port), hostname));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write('POST /api/status/components HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nX-Slow: ');
    }
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    for (const socket of sockets) socket.write('y');
    expect((await server().request('GET', '/api/status/components')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  test('after all this the server is well', async () => {
    expect((await server().request('GET', '/readyz')).status).toBe(200);
    expect((await server().request('POST', '/api/status/components', { body: { displayName: 'x' } })).status).toBe(201);
  });
});
