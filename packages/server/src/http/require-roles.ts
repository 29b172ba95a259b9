import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../auth/actor.ts';
import { authorise } from '../auth/authorise.ts';
import { isAtLeast } from '../auth/role.ts';

/**
 * Every route says the least role it asks for, or the server does not start; and who asks is found out before anything of
 * the request is read. Reading what is public costs no look at who asks.
 */
export function requireRoles(app: FastifyInstance, authenticate: (request: FastifyRequest) => Promise<Actor>): void {
  app.decorateRequest('actor', null);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.role === undefined) throw new Error(`${String(method)} ${url} does not say which role it asks for`);
  });
  app.addHook('onRequest', async (request) => {
    const { role } = request.routeOptions.config;
    if (role === undefined || isAtLeast(null, role)) return;
    request.actor = await authenticate(request);
    authorise(request.actor, role);
  });
}
