import { afterEach, describe, expect, it } from 'vitest';

import { serveCloud, type ServedCloud } from '../testing/serve-cloud.ts';
import { json, type Handler } from '../testing/serve.ts';
import { limiter } from './limiter.ts';
import { backoffMs, retryAfterMs } from './retry.ts';
import type { Call } from './types.ts';

const now = new Date('2026-11-23T12:00:00Z');

it.each([
  [undefined, undefined],
  ['0', 0],
  ['7', 7000],
  [' 7 ', 7000],
  ['1.5', 1500],
  ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
])('Retry-After %s is %s ms', (value, expected) => {
  expect(retryAfterMs(value, now)).toBe(expected);
});

it('pauses grow, are bounded, and are spread', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs(attempt, 100, 1))).toEqual([
    100, 200, 400, 800, 1600, 1600, 1600,
  ]);
  expect(backoffMs(3, 100, 0)).toBe(200);
});

it('no more tasks than the limit run at a time, and all of them run', async () => {
  const limit = limiter(3);
  let running = 0;
  let most = 0;
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      limit(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        if (index === 4) throw new Error('one fails');
        return index;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(19);
});

let cloud: ServedCloud | undefined;
afterEach(() => cloud?.close());

async function served(handler: Handler): Promise<ServedCloud> {
  cloud = await serveCloud(handler);
  return cloud;
}

const call = (method: Call['method'], more: Partial<Call> = {}): Call => ({
  service: 'compute',
  method,
  path: '/servers',
  ...more,
});

/** Fails `times` times, then answers. */
function failing(times: number, fail: Handler): Handler {
  let left = times;
  return (seen, response) => {
    left -= 1;
    if (left >= 0) fail(seen, response);
    else json(response, 200, { isDone: true });
  };
}

describe('a session repeats', () => {
  it.each(['GET', 'POST'] as const)('a %s after 503 and 429', async (method) => {
    const statuses = [503, 429];
    const api = await served(
      failing(2, (_seen, response) => response.writeHead(statuses.shift() ?? 500, { 'retry-after': '0' }).end()),
    );
    const answer = await (await api.connect()).request(call(method));
    expect(answer.body).toEqual({ isDone: true });
    expect(api.calls.slice(1).map(({ attempt, status, error }) => [attempt, status, error])).toEqual([
      [1, 503, 'service-unavailable'],
      [2, 429, 'rate-limited'],
      [3, 200, undefined],
    ]);
  });

  it.each(['GET', 'PUT', 'DELETE'] as const)('a %s after a reset', async (method) => {
    const api = await served(failing(2, (_seen, response) => response.socket?.destroy()));
    await (await api.connect()).request(call(method));
    expect(api.asked()).toHaveLength(3);
    expect(api.calls.slice(1).map((report) => report.error)).toEqual([
      'connection-reset',
      'connection-reset',
      undefined,
    ]);
  });

  it('a POST that says that it may be repeated', async () => {
    const api = await served(failing(1, (_seen, response) => response.socket?.destroy()));
    await (await api.connect()).request(call('POST', { retry: true }));
    expect(api.asked()).toHaveLength(2);
  });
});

describe('a session does not repeat', () => {
  it('a POST after a reset: it may have been obeyed', async () => {
    const api = await served(failing(1, (_seen, response) => response.socket?.destroy()));
    await expect((await api.connect()).request(call('POST'))).rejects.toMatchObject({ code: 'connection-reset' });
    expect(api.asked()).toHaveLength(1);
  });

  it('a PUT that is not idempotent after a reset, but after a refusal', async () => {
    const api = await served(failing(1, (_seen, response) => response.socket?.destroy()));
    const put = call('PUT', { retry: 'after-refusal' });
    await expect((await api.connect()).request(put)).rejects.toMatchObject({ code: 'connection-reset' });
    await api.close();
    const refusing = await served(failing(1, (_seen, response) => response.writeHead(503).end()));
    expect((await (await refusing.connect()).request(put)).status).toBe(200);
  });

  it('what must not be repeated', async () => {
    const api = await served(failing(1, (_seen, response) => response.writeHead(503).end()));
    await expect((await api.connect()).request(call('GET', { retry: false }))).rejects.toMatchObject({ status: 503 });
    expect(api.asked()).toHaveLength(1);
  });

  it('500', async () => {
    const api = await served(failing(1, (_seen, response) => response.writeHead(500).end()));
    await expect((await api.connect()).request(call('GET'))).rejects.toMatchObject({ code: 'server-error' });
    expect(api.asked()).toHaveLength(1);
  });

  it('for ever', async () => {
    const api = await served((_seen, response) => response.writeHead(503).end());
    await expect((await api.connect({ retries: 2 })).request(call('GET'))).rejects.toMatchObject({
      code: 'service-unavailable',
    });
    expect(api.asked()).toHaveLength(3);
  });

  it('when it would have to wait for an hour', async () => {
    const api = await served((_seen, response) => response.writeHead(429, { 'retry-after': '3600' }).end());
    await expect((await api.connect()).request(call('GET'))).rejects.toMatchObject({
      code: 'rate-limited',
      hint: expect.stringContaining('3600 s') as string,
    });
    expect(api.asked()).toHaveLength(1);
  });
});

it('no more calls than allowed are under way', async () => {
  let running = 0;
  let most = 0;
  const api = await served((_seen, response) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      json(response, 200, {});
    }, 5);
  });
  const session = await api.connect({ maxParallelCalls: 2 });
  await Promise.all(Array.from({ length: 8 }, () => session.request(call('GET'))));
  expect(most).toBe(2);
});

describe('a signal', () => {
  it('ends a call under way', async () => {
    const stop = new AbortController();
    const api = await served(() => {
      stop.abort();
    });
    const session = await api.connect({ signal: stop.signal });
    await expect(session.request(call('GET'))).rejects.toMatchObject({ code: 'aborted' });
  });

  it('ends a pause', async () => {
    const stop = new AbortController();
    const api = await served((_seen, response) => {
      response.writeHead(503, { 'retry-after': '50' }).end();
      setTimeout(() => {
        stop.abort();
      }, 20);
    });
    const session = await api.connect();
    await expect(session.request(call('GET', { signal: stop.signal }))).rejects.toMatchObject({ code: 'aborted' });
  });
});

it('reports every call', async () => {
  const api = await served((_seen, response) => {
    json(response, 200, {}, { 'x-openstack-request-id': 'req-5' });
  });
  const session = await api.connect();
  await session.request(call('GET', { path: '/servers/7', route: '/servers/{id}' }));
  expect(api.calls).toEqual([
    expect.objectContaining({ service: 'identity', method: 'POST', route: '/auth/tokens', status: 201 }) as unknown,
    {
      cloud: 'test',
      service: 'compute',
      method: 'GET',
      route: '/servers/{id}',
      path: '/servers/7',
      status: 200,
      durationMs: expect.any(Number) as number,
      requestId: 'req-5',
      attempt: 1,
      error: undefined,
    },
  ]);
});
