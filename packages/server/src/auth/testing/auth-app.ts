import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { answerCache } from '../../http/answer-cache.ts';
import { buildApp } from '../../http/app.ts';
import { testAppSettings } from '../../testing/app-settings.ts';
import { authenticator } from '../authenticator.ts';
import { authContext } from '../context.ts';
import type { AuthSettings } from '../settings.ts';
import type { AuthBench } from './auth-bench.ts';
import { testSettings } from './test-settings.ts';

/** The whole app on a real socket, with the real authentication. It stops with the test. */
export async function startAuthApp(
  { store, changes, clock }: AuthBench,
  wanted: Partial<AuthSettings> = {},
): Promise<{ url: string; settings: AuthSettings }> {
  const settings = { ...testSettings(wanted) };
  const auth = authContext({ store, changes }, settings, clock);
  const app = await buildApp({
    ...testAppSettings,
    store,
    changes,
    auth,
    authenticate: authenticator(auth),
    cache: answerCache(changes),
    trustProxy: ['127.0.0.1', '::1'],
  });
  onTestFinished(() => app.close());
  await app.listen({ host: 'localhost', port: 0 });
  const url = `http://localhost:${String((app.server.address() as AddressInfo).port)}`;
  if (wanted.publicUrl === undefined) settings.publicUrl = url;
  return { url, settings };
}
