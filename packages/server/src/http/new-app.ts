import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import { requireRoles } from './require-roles.ts';

/** What every app of the process has in common. */
export interface AppSettings {
  readonly log: FastifyBaseLogger;
  /** Finds out who asks. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor>;
  /** Bytes */
  readonly bodyLimit: number;
  /** Addresses and networks whose X-Forwarded-* headers are believed. */
  readonly trustProxy: readonly string[];
}

/** An app without routes: limits, request ids, roles. */
export function newApp({ log, authenticate, bodyLimit, trustProxy }: AppSettings): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 4000 },
    // a connection that says nothing must not stay for ever
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
  });
  requireRoles(app, authenticate);
  return app;
}
