import type { AddressInfo } from 'node:net';
import { request as httpRequest, Agent } from 'node:http';
import { answerCache } from './answer-cache.ts';
import { expect, onTestFinished, test } from 'vitest';
import { stranger } from '../auth/actor.ts';
import { testAppSettings } from '../testing/app-settings.ts';
import { closeApp } from './close-app.ts';
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

/** An app with one route that ends when the test says so. */
async function startSlow() {
  const app = await newApp({
    ...testAppSettings,
    cache: answerCache(changes),
    authenticate: () => Promise.resolve(stranger),
  });
  const arrived = Promise.withResolvers<undefined>();
  const finish = Promise.withResolvers<undefined>();
  app.get('/slow', { config: { role: 'anyone' } }, async () => {
    arrived.resolve(undefined);
    await finish.promise;
    return 'done';
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => {
    agent.destroy();
    finish.resolve(undefined);
  });
  const { port } = app.server.address() as AddressInfo;
  const ask = (): Promise<string> =>
    new Promise((resolve, reject) => {
      httpRequest({ port, host: '127.0.0.1', path: '/slow', agent }, (answer) => {
        let text = String(answer.statusCode);
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += ` ${chunk}`));
        answer.on('end', () => {
          resolve(text);
        });
      })
        .on('error', reject)
        .end();
    });
  return {
    app,
    ask,
    arrived: arrived.promise,
    finish: () => {
      finish.resolve(undefined);
    },
  };
}

test('a running request ends well, and nobody else is let in', async () => {
  const { app, ask, arrived, finish } = await startSlow();
  const running = ask();
  await arrived;
  let isClosed = false;
  const closing = closeApp(app, 60_000).then(() => (isClosed = true));
  await expect
    .poll(() => ask().catch((error: unknown) => (error as { code: string }).code))
    .toMatch(/ECONNREFUSED|503/);
  expect(isClosed).toBe(false);
  finish();
  expect(await running).toBe('200 done');
  // without waiting for the grace, which would end the test
  await closing;
});

test('one that does not end is cut off after the grace', async () => {
  const { app, ask, arrived } = await startSlow();
  const running = ask().catch((error: unknown) => (error as { code: string }).code);
  await arrived;
  await closeApp(app, 50);
  expect(await running).toBe('ECONNRESET');
});
