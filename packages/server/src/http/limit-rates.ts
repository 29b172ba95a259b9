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

/**
 * Limits what one client can make the server work. What is answered from memory does not count: on the worst day everybody
 * reads the same pages, many of them from behind one address. Must be called after the roles are required, which say who
 * asks. Each process counts for itself.
 */
export async function limitRates(app: FastifyInstance, limits: RateLimits, cache: AnswerCache): Promise<void> {
  if (!limits.enabled) return;
  await app.register(rateLimit, { global: false });
  const timeWindow = 60_000;
  const checkAnonymous = app.createRateLimit({
    max: limits.anonymousPerMinute,
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
  const count = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const result = await (actorOf(request).role === null ? checkAnonymous : checkKnown)(request);
    if (result.isAllowed || !result.isExceeded) return;
    void reply.header('retry-after', String(result.ttlInSeconds));
    throw new ServerError(
      'too-many-requests',
      `More than ${String(result.max)} requests came within a minute.`,
      `Wait ${String(result.ttlInSeconds)} s; ask less often, and for many things at once.`,
    );
  };
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
