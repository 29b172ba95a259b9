import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { createTestDatabase } from '@scs/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import type { PageSettings } from '../pages/settings.ts';
import { testAppSettings } from '../testing/app-settings.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';

async function start(
  settings: Partial<PageSettings> = {},
  watchLive?: (countNow: () => number) => void,
): Promise<TestServer> {
  const database = await createTestDatabase({ server: 'embedded', prepare: migrateTestDatabase });
  const page = { ...testAppSettings.page, ...settings };
  const server = await startTestServer({ connectionString: database.connectionString }, { page, watchLive });
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= server.stop());
  onTestFinished(async () => {
    await stop();
    await database.drop();
  });
  return { ...server, stop };
}

/** Opens the news, and gathers what comes. */
async function listen(server: TestServer): Promise<{ answer: IncomingMessage; said: () => string }> {
  const [answer] = (await once(get(`${server.url}/live`, { agent: false }), 'response')) as [IncomingMessage];
  let said = '';
  answer.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  return { answer, said: () => said };
}

const change = (server: TestServer) =>
  server.request('POST', '/api/status/components', { body: { displayName: 'Storage' } });

test('open pages hear that something has changed, all of them the same, and not what it is', async () => {
  const server = await start();
  const pages = await Promise.all([listen(server), listen(server), listen(server)]);
  expect(pages[0].answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  await change(server);
  for (const { said } of pages) await expect.poll(said).toMatch(/^retry: \d+\n\nevent: changed\ndata: \d+\n\n$/);
});

test('more pages than are allowed are sent to ask again later, until others have left', async () => {
  const server = await start({ liveConnections: 2 });
  const [first] = [await listen(server), await listen(server)];
  const refused = await server.request('GET', '/live', { as: 'stranger' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
  first.answer.destroy();
  await expect.poll(async () => (await listen(server)).answer.statusCode).toBe(200);
});

test('one network does not take the places of all others', async () => {
  const server = await start({ liveConnections: 5, liveConnectionsPerNetwork: 2 });
  const [first] = [await listen(server), await listen(server)];
  const refused = await server.request('GET', '/live', { as: 'stranger' });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  first.answer.destroy();
  await expect.poll(async () => (await listen(server)).answer.statusCode).toBe(200);
});

test('how many pages are open can be read', async () => {
  let count = () => -1;
  const server = await start({}, (countNow) => {
    count = countNow;
  });
  const [first] = [await listen(server), await listen(server)];
  expect(count()).toBe(2);
  first.answer.destroy();
  await expect.poll(() => count()).toBe(1);
});

test('where nobody is to be told, pages need not try again', async () => {
  const server = await start({ liveConnections: 0 });
  expect((await server.request('GET', '/live')).status).toBe(204);
});

test('a server that stops ends the news', async () => {
  const server = await start();
  const { answer } = await listen(server);
  const ended = once(answer, 'end');
  await server.stop();
  await ended;
});
