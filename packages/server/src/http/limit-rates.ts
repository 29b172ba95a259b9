import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from './network-of.ts';
import { ServerError } from '../errors.ts';
import { actorOf } from './actor-of.ts';
import type { AnswerCache } from './answer-cache.ts';
import { answerKeyOf } from './answer-key.ts';

/** How many requests a minute are taken. */
export interface RateLimits {
  readonly enabled: boolean;
  /** Of one network, without signing in. */
  readonly anonymousPerMinute: number;
  /** Of one user or token. */
  readonly authenticatedPerMinute: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `little`: reads one thing by its key. Clients of the compatible API ask so for each incident of a list. */
    cost?: 'little';
  }
}

/** Counts a request; throws `too-many-requests` when it is one too many. */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** So many times more requests that cost little are taken. */
const littleFactor = 10;

/** Makes the counting of requests by who asks. Each process counts for itself. */
export async function requestCounter(app: FastifyInstance, limits: RateLimits): Promise<CountRequest> {
  if (!limits.enabled) return () => Promise.resolve();
  await app.register(rateLimit, { global: false });
  const timeWindow = 60_000;
  const checkAnonymous = app.createRateLimit({
    max: limits.anonymousPerMinute,
    timeWindow,
    keyGenerator: ({ ip }) => networkOf(ip),
  });
  const checkLittle = app.createRateLimit({
    max: limits.anonymousPerMinute * littleFactor,
    timeWindow,
    keyGenerator: ({ ip }) => networkOf(ip),
  });
  const checkKnown = app.createRateLimit({
    max: limits.authenticatedPerMinute,
    timeWindow,
    keyGenerator: (request) => {
      const { kind, id, name } = actorOf(request);
      return `${kind} ${id ?? name}`;
    },
  });
  return async (request, reply) => {
    const checkStranger = request.routeOptions.config.cost === 'little' ? checkLittle : checkAnonymous;
    const result = await (actorOf(request).role === null ? checkStranger : checkKnown)(request);
    if (result.isAllowed || !result.isExceeded) return;
    void reply.header('retry-after', String(result.ttlInSeconds));
    throw new ServerError(
      'too-many-requests',
      `More than ${String(result.max)} requests came within a minute.`,
      `Wait ${String(result.ttlInSeconds)} s; ask less often, and for many things at once.`,
    );
  };
}

/**
 * Limits what one client can make the server work. What is answered from memory does not count: on the worst day everybody
 * reads the same pages, many of them from behind one address. Must be called after the roles are required, which say who asks
 * and count whom they refuse.
 */
export function limitRates(app: FastifyInstance, cache: AnswerCache, count: CountRequest): void {
  app.addHook('onRequest', (request, reply, done) => {
    // files of the pages are in memory as well, and one page of the console asks for dozens
    const isFree =
      request.routeOptions.url === '/_app/*' ||
      (request.method !== 'POST' && cache.get(answerKeyOf(request)) !== undefined);
    if (isFree) done();
    else
      count(request, reply).then(() => {
        done();
      }, done);
  });
}
