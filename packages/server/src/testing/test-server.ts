import type { AddressInfo } from 'node:net';
import { connect, type ConnectionOptions, type Store } from '@scs/store';
import type { Actor } from '../auth/actor.ts';
import { stranger } from '../auth/actor.ts';
import type { Role } from '../auth/role.ts';
import { authContext } from '../auth/context.ts';
import { testSettings } from '../auth/testing/test-settings.ts';
import { followChanges } from '../changes/change-signal.ts';
import { answerCache } from '../http/answer-cache.ts';
import { buildApp, type AppParts } from '../http/app.ts';
import type { AppSettings } from '../http/new-app.ts';
import { testAppSettings } from './app-settings.ts';

/** An answer as a client sees it. */
interface TestAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** The body read as JSON; undefined when there is none. */
  json: unknown;
}

/** A server on a real socket and a real database. */
export interface TestServer {
  readonly url: string;
  readonly store: Store;
  /** Sends a request; a body that is no text and no bytes is sent as JSON. */
  request(
    method: string,
    path: string,
    options?: { as?: Role | 'stranger'; body?: unknown; headers?: Record<string, string> },
  ): Promise<TestAnswer>;
  stop(): Promise<void>;
}

/**
 * Starts the app on a free port. Bearer tokens are the names of the roles: whose a real token is, is tested with the
 * authentication itself.
 */
export async function startTestServer(
  options: ConnectionOptions,
  settings: Partial<AppSettings & Pick<AppParts, 'subscribing' | 'pages' | 'watchLive' | 'hasStarted'>> = {},
): Promise<TestServer> {
  const store = connect(options, { maxConnections: 5 });
  const changes = followChanges(store, () => undefined);
  await changes.start();
  const app = await buildApp({
    ...testAppSettings,
    ...settings,
    store,
    changes,
    authenticate: ({ headers }) => Promise.resolve(actorNamed(headers.authorization)),
    auth: authContext({ store, changes }, testSettings()),
    cache: answerCache(changes),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${String((app.server.address() as AddressInfo).port)}`;
  return {
    url,
    store,
    async request(method, path, { as = 'operator', body, headers = {} } = {}) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(as === 'stranger' ? {} : { authorization: `Bearer ${as}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: encoded(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: parsed(text) };
    },
    async stop() {
      await app.close();
      await changes.stop();
      await store.close();
    },
  };
}

function encoded(body: unknown): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array
    ? (body as string | Uint8Array<ArrayBuffer>)
    : JSON.stringify(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function actorNamed(authorization: string | undefined): Actor {
  const role = authorization?.replace('Bearer ', '');
  if (role !== 'reader' && role !== 'reporter' && role !== 'operator' && role !== 'administrator') return stranger;
  return { kind: 'token', id: null, name: role, role };
}
