import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Store } from '@scs/store';
import type { Actor } from '../auth/actor.ts';
import type { ChangeSignal } from '../changes/change-signal.ts';
import { compatApi } from '../status/compat/plugin.ts';
import { v1Api } from '../v1/plugin.ts';
import { answerCache } from './answer-cache.ts';
import { requireRoles } from './require-roles.ts';

/** What an app is made from. */
export interface AppParts {
  store: Store;
  changes: ChangeSignal;
  log: FastifyBaseLogger;
  /** Finds out who asks. */
  authenticate: (request: FastifyRequest) => Promise<Actor>;
  /** Bytes */
  bodyLimit: number;
  trustProxy: boolean;
}

/** The web application, without a socket. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: parts.bodyLimit,
    trustProxy: parts.trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 4000 },
    // a connection that says nothing must not stay for ever
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  requireRoles(app, parts.authenticate);
  const context = { store: parts.store, changes: parts.changes, cache: answerCache(parts.changes) };
  await app.register(compatApi(context), { prefix: '/api/status' });
  await app.register(v1Api(context), { prefix: '/api/v1' });
  await app.ready();
  return app;
}
