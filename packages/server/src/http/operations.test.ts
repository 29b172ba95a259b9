import { createTestDatabase } from '@scs/store/testing';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';

const components = '/api/status/components';

async function start(settings: Parameters<typeof startTestServer>[1] = {}): Promise<TestServer> {
  const database = await createTestDatabase({ server: 'embedded', prepare: migrateTestDatabase });
  const server = await startTestServer({ connectionString: database.connectionString }, settings);
  onTestFinished(async () => {
    await server.stop();
    await database.drop();
  });
  return server;
}

test('every answer, an error too, tells browsers to run nothing and to take it for what it is', async () => {
  const server = await start({ publicUrl: 'https://status.example.com' });
  for (const path of [components, '/nowhere', '/api/v1/components', '/healthz']) {
    const { headers } = await server.request('GET', path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('over http, nothing is said that would lock browsers out', async () => {
  const { headers } = await (await start()).request('GET', components);
  expect(headers.get('strict-transport-security')).toBeNull();
});

describe('other origins', () => {
  const origin = 'https://www.example.com';
  const preflight = (method: string) => ({
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' },
  });

  test('may read what is public, and nothing else', async () => {
    const server = await start();
    expect(
      (await server.request('GET', components, { headers: { origin } })).headers.get('access-control-allow-origin'),
    ).toBe('*');
    const asked = await server.request('OPTIONS', components, preflight('GET'));
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    for (const method of ['POST', 'DELETE']) {
      const { headers } = await server.request('OPTIONS', components, preflight(method));
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const written = await server.request('POST', components, { headers: { origin }, body: { displayName: 'One' } });
    expect(written.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('of the configuration may write, with a token and never with cookies', async () => {
    const server = await start({ corsOrigins: [origin] });
    const { status, headers } = await server.request('OPTIONS', components, preflight('POST'));
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-methods')).toContain('POST');
    expect(headers.get('access-control-allow-headers')).toBe('authorization');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('vary')).toContain('Origin');
    const other = { headers: { ...preflight('POST').headers, origin: 'https://evil.example.com' } };
    const refused = await server.request('OPTIONS', components, other);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('rate limits', () => {
  const rateLimits = { enabled: true, anonymousPerMinute: 3, authenticatedPerMinute: 5 };

  test('refuse strangers who make the server work, and tell them when to come again', async () => {
    const server = await start({ rateLimits });
    const ask = (index: number) =>
      server.request('GET', `${components}?at=2026-01-0${String(index)}T00:00:00Z`, { as: 'stranger' });
    for (const index of [1, 2, 3]) expect((await ask(index)).status).toBe(200);
    const refused = await ask(4);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.json).toEqual({ message: expect.any(String) as string });
    const ours = await server.request('GET', '/api/v1/components', { as: 'stranger' });
    expect([ours.status, (ours.json as { code: string }).code]).toEqual([429, 'too-many-requests']);
    // what is in memory is for everybody, always
    for (let count = 0; count < 10; count += 1) expect((await ask(1)).status).toBe(200);
  });

  test('count whom the server does not know, and who may not', async () => {
    const server = await start({ rateLimits });
    const guess = async (index: number) => {
      const headers = { authorization: `Bearer scs_${String(index)}` };
      return (await server.request('POST', '/api/v1/components', { as: 'stranger', body: {}, headers })).status;
    };
    for (const index of [1, 2, 3]) expect(await guess(index)).toBe(401);
    expect(await guess(4)).toBe(429);
    const asReader = async () =>
      (await server.request('POST', '/api/v1/components', { as: 'reader', body: { displayName: 'x' } })).status;
    for (let count = 0; count < 5; count += 1) expect(await asReader()).toBe(403);
    expect(await asReader()).toBe(429);
  });

  test('leave room for clients that ask for each incident of a list, and for parameters that mean nothing', async () => {
    const server = await start({ rateLimits });
    const ask = async (path: string) => (await server.request('GET', `/api/status${path}`, { as: 'stranger' })).status;
    for (let count = 0; count < 10; count += 1) {
      expect(await ask(`/incidents/${crypto.randomUUID()}/updates`)).toBe(404);
      expect(await ask(`/incidents?start=2026-01-01&end=2026-02-01&x=${String(count)}`)).toBe(200);
    }
  });

  test('give those who are known a limit of their own', async () => {
    const server = await start({ rateLimits });
    const write = () => server.request('POST', components, { body: { displayName: 'One' } });
    for (let count = 0; count < 5; count += 1) expect((await write()).status).toBe(201);
    expect((await write()).status).toBe(429);
    expect(
      (await server.request('POST', components, { as: 'administrator', body: { displayName: 'One' } })).status,
    ).toBe(201);
  });
});

describe('the log', () => {
  async function startLogged(level: string) {
    const lines: Record<string, unknown>[] = [];
    const stream = { write: (text: string) => void lines.push(JSON.parse(text) as Record<string, unknown>) };
    const server = await start({ log: pino({ level, base: null }, stream) });
    return { server, requests: () => lines.filter(({ msg }) => msg === 'request'), text: () => JSON.stringify(lines) };
  }

  test('has a line for what changes or fails, with its pattern and without what was said', async () => {
    const { server, requests, text } = await startLogged('info');
    await server.request('GET', components);
    await server.request('POST', `${components}?key=s3cret`, { body: { displayName: 's3cret' } });
    await server.request('GET', '/invitation/s3cret');
    await expect.poll(() => requests().length).toBe(2);
    expect(requests()).toMatchObject([
      { method: 'POST', route: components, status: 201, actor: 'token', ms: expect.any(Number) as number },
      { method: 'GET', route: '/invitation/:secret', actor: 'stranger' },
    ]);
    expect(text()).not.toContain('s3cret');
    expect(text()).not.toContain('Bearer');
  });

  test('has one for each request where everything is wanted', async () => {
    const { server, requests } = await startLogged('debug');
    await server.request('GET', components);
    await expect.poll(() => requests().length).toBe(1);
  });
});

test('the id of a request is that of the proxy only where the proxy is believed', async () => {
  const headers = { 'x-request-id': 'from-the-proxy' };
  const alone = await (await start()).request('GET', components, { headers });
  expect(alone.headers.get('x-request-id')).not.toBe('from-the-proxy');
  const behind = await (await start({ trustProxy: ['127.0.0.1'] })).request('GET', components, { headers });
  expect(behind.headers.get('x-request-id')).toBe('from-the-proxy');
});

test('a server that has not started all that it is to do is not ready', async () => {
  const server = await start({ hasStarted: () => false });
  const ready = await server.request('GET', '/readyz', { as: 'stranger' });
  expect([ready.status, ready.json]).toMatchObject([503, { checks: { started: false, accepting: true } }]);
});

test('a server that works says that it lives and that it is ready', async () => {
  const server = await start();
  expect((await server.request('GET', '/healthz', { as: 'stranger' })).json).toEqual({ status: 'ok' });
  const ready = await server.request('GET', '/readyz', { as: 'stranger' });
  expect([ready.status, ready.json]).toEqual([
    200,
    { status: 'ready', checks: { database: true, changes: true, started: true, accepting: true } },
  ]);
});
