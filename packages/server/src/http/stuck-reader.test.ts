import { createConnection, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { stranger } from '../auth/actor.ts';
import { testAppSettings } from '../testing/app-settings.ts';
import { answerCache } from './answer-cache.ts';
import { newApp } from './new-app.ts';

const silent = () => undefined;
const changes = {
  origin: '',
  epoch: 0,
  isListening: true,
  bump: silent,
  wake: silent,
  onChange: silent,
  onWork: silent,
};
/** More than the buffers of a socket hold. */
const large = Buffer.alloc(64 * 1024 * 1024, 'x');

test('a reader that asks and does not read is cut off; one that reads slowly gets all', async () => {
  const app = await newApp({
    ...testAppSettings,
    cache: answerCache(changes),
    authenticate: () => Promise.resolve(stranger),
    stuckMs: 400,
  });
  onTestFinished(() => app.close());
  app.get('/large', { config: { role: 'anyone' } }, (_request, reply) => reply.send(large));
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const ask = () => {
    const socket = createConnection({ port, host: '127.0.0.1' }).on('error', () => undefined);
    socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  const open = () =>
    new Promise<number>((resolve) => {
      app.server.getConnections((_error, count) => {
        resolve(count);
      });
    });
  const stuck = ask();
  stuck.pause();
  while ((await open()) !== 1) await sleep(10);
  while ((await open()) !== 0) await sleep(10);

  let length = 0;
  for await (const chunk of ask() as AsyncIterable<Buffer>) {
    length += chunk.length;
    await sleep(1);
  }
  expect(length).toBeGreaterThan(large.length);
});
