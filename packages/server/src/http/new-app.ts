import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { PageSettings } from '../pages/settings.ts';
import { crossOrigin } from './cross-origin.ts';
import { limitRates, requestCounter, type RateLimits } from './limit-rates.ts';
import { logRequests } from './log-requests.ts';
import { readToTheEnd } from './read-to-the-end.ts';
import { requireRoles } from './require-roles.ts';
import { securityHeaders } from './security-headers.ts';
import { unreadableForCompat, type AnswerUnreadable } from './unknown-addresses.ts';

/** What every app of the process has in common. */
export interface AppSettings {
  readonly log: FastifyBaseLogger;
  /** Finds out who asks. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor>;
  /** Bytes */
  readonly bodyLimit: number;
  /** Addresses and networks whose X-Forwarded-* headers are believed. */
  readonly trustProxy: readonly string[];
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  /** Other origins whose scripts may use the API; `*` for any. */
  readonly corsOrigins: readonly string[];
  readonly rateLimits: RateLimits;
  readonly cache: AnswerCache;
  /** Counts the app's requests for the metrics, if anybody reads them. */
  readonly countRequests?: ((app: FastifyInstance) => void) | undefined;
  /** What the operator has said of the status page. */
  readonly page: PageSettings;
  /** After so long without a byte in either direction a connection is cut off; two minutes unless given. */
  readonly stuckMs?: number | undefined;
}

const defaultStuckMs = 120_000;

/**
 * An app without routes: limits, headers, request ids, roles, and a line in the log for each request.
 *
 * @param answerUnreadable answers addresses that no route is looked for
 */
export async function newApp(
  settings: AppSettings,
  answerUnreadable: AnswerUnreadable = unreadableForCompat,
): Promise<FastifyInstance> {
  const { log, authenticate, bodyLimit, trustProxy } = settings;
  const secure = securityHeaders(settings.publicUrl);
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: trustProxy.length === 0 ? false : [...trustProxy],
    requestIdHeader: trustProxy.length === 0 ? false : 'x-request-id',
    genReqId: () => randomUUID(),
    // no hook sees these
    frameworkErrors(error, request, reply) {
      secure(request, reply);
      answerUnreadable(error, request, reply);
    },
    routerOptions: { maxParamLength: 4000 },
    // a connection that says nothing must not stay for ever
    requestTimeout: 30_000,
    // nor one that asks and does not read: its answers would stay in the memory
    connectionTimeout: settings.stuckMs ?? defaultStuckMs,
    forceCloseConnections: 'idle',
  });
  logRequests(app);
  readToTheEnd(app);
  settings.countRequests?.(app);
  app.addHook('onRequest', (request, reply, done) => {
    secure(request, reply);
    done();
  });
  crossOrigin(app, settings.corsOrigins);
  const count = await requestCounter(app, settings.rateLimits);
  requireRoles(app, authenticate, count);
  limitRates(app, settings.cache, count);
  return app;
}
