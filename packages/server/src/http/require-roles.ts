import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import { authorise } from '../auth/authorise.ts';
import type { CountRequest } from './limit-rates.ts';
import { isAtLeast } from '../auth/role.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `optional`: anybody may ask, and the route wants to know who it is, since signed-in readers see more. */
    actor?: 'optional';
    /** What a reading route does, such as `user.list`, where a token's scopes narrow it as they narrow verbs. */
    action?: string;
  }
}

/**
 * Every route says the least role it asks for, or the server does not start; and who asks is found out before anything of
 * the request is read. Reading what is public costs no look at who asks, unless the route wants to know. Who is refused is
 * counted, so that nobody tries tokens for ever.
 */
export function requireRoles(
  app: FastifyInstance,
  authenticate: (request: FastifyRequest) => Promise<Actor>,
  count: CountRequest,
): void {
  app.decorateRequest('actor', null);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.role === undefined) throw new Error(`${String(method)} ${url} does not say which role it asks for`);
  });
  const identify = async (request: FastifyRequest): Promise<void> => {
    const { role, action } = request.routeOptions.config;
    request.actor = await authenticate(request);
    if (role !== undefined) authorise(request.actor, role, action);
  };
  // a public read must not pay for a promise
  app.addHook('onRequest', (request, reply, done) => {
    const { role, actor } = request.routeOptions.config;
    if (role === undefined || (isAtLeast(null, role) && actor === undefined)) done();
    else
      identify(request)
        .catch(async (refusal: unknown) => {
          await count(request, reply);
          throw refusal;
        })
        .then(() => {
          done();
        }, done);
  });
}
