import { expect, test } from 'vitest';
import { postWebhook } from './post-webhook.ts';
import { publicLookup } from './public-lookup.ts';
import { startReceiver } from './testing/receiver.ts';

const locally = { allowPrivateNetworks: true };

test('JSON is posted, and the status told', async () => {
  await using receiver = await startReceiver();
  expect(await postWebhook(receiver.url, '{"ü":1}', { 'webhook-id': 'x' }, locally)).toEqual({
    status: 204,
    excerpt: '',
  });
  expect(receiver.messages[0]).toMatchObject({
    body: '{"ü":1}',
    headers: { 'content-type': 'application/json', 'webhook-id': 'x' },
  });
});

test('a redirect is not followed', async () => {
  await using elsewhere = await startReceiver();
  await using receiver = await startReceiver((response) => {
    response.writeHead(307, { location: elsewhere.url }).end();
  });
  expect((await postWebhook(receiver.url, '{}', {}, locally)).status).toBe(307);
  expect(elsewhere.messages).toEqual([]);
});

test('of an endless answer only the beginning is read', async () => {
  await using receiver = await startReceiver((response) => {
    response.writeHead(500);
    const write = (): void => {
      if (!response.destroyed) response.write('no '.repeat(10_000), () => setImmediate(write));
    };
    write();
  });
  const { status, excerpt } = await postWebhook(receiver.url, '{}', {}, locally);
  expect(status).toBe(500);
  expect(excerpt).toHaveLength(500);
});

test('who does not answer is left, also in the middle of an answer', async () => {
  await using silent = await startReceiver(() => undefined);
  await using slow = await startReceiver((response) => {
    response.writeHead(200).write('wait');
  });
  const post = (url: string) => postWebhook(url, '{}', {}, { ...locally, timeoutMs: 200 });
  await expect(post(silent.url)).rejects.toThrow('no answer within 200 ms');
  await expect(post(slow.url)).rejects.toThrow();
});

test('private networks are refused, by address and by name, before anything is sent', async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const refuse = { allowPrivateNetworks: false };
  for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', 'localhost']) {
    await expect(postWebhook(`http://${host}:${port}/`, '{}', {}, refuse)).rejects.toThrow('private network');
  }
  await expect(postWebhook(`https://localhost:${port}/`, '{}', {}, refuse)).rejects.toThrow('private network');
  expect(receiver.messages).toEqual([]);
});

test('each attempt looks the name up once, by the lookup that checks: there is no second answer to connect to', async () => {
  await using receiver = await startReceiver();
  const { port } = new URL(receiver.url);
  const asked: string[] = [];
  const lookup = publicLookup((name) => {
    asked.push(name);
    return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  });
  const post = postWebhook(`http://receiver.example:${port}/`, '{}', {}, { allowPrivateNetworks: false, lookup });
  await expect(post).rejects.toThrow('receiver.example leads to 127.0.0.1, which is in a private network');
  expect(asked).toEqual(['receiver.example']);
  expect(receiver.messages).toEqual([]);
});
