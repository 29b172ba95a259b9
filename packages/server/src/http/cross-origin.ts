import type { FastifyInstance } from 'fastify';
import { isAtLeast } from '../auth/role.ts';

const maxAgeSeconds = '7200';
/** What scripts of other sites may read beside the body. */
const exposed = 'ETag, Location, Link, Retry-After, X-Request-Id';

/**
 * Which scripts of other sites may use the API. What the public may read, any of them may read, without the user's cookies.
 * Everything else is for the origins of the configuration, and never with cookies either: they send a token.
 *
 * A preflight is answered by the route of the method that it asks for: what its other headers are is told to no harm.
 */
export function crossOrigin(app: FastifyInstance, origins: readonly string[]): void {
  const isAllowed = (origin: string): boolean => origins.includes('*') || origins.includes(origin);
  app.addHook('onRequest', (request, reply, done) => {
    const {
      origin,
      'access-control-request-method': wanted,
      'access-control-request-headers': names,
    } = request.headers;
    const isPreflight = request.method === 'OPTIONS' && wanted !== undefined;
    const isPublicRead = isRead(isPreflight ? wanted : request.method) && isPublic(request.routeOptions.config.role);
    if (isPublicRead) void reply.header('access-control-allow-origin', '*');
    else if (origins.length > 0) {
      void reply.header('vary', 'Origin');
      if (origin !== undefined && isAllowed(origin)) void reply.header('access-control-allow-origin', origin);
    }
    if (origin !== undefined) {
      if (isPreflight && (isPublicRead || isAllowed(origin))) {
        void reply
          .header('access-control-allow-methods', wanted)
          .header('access-control-max-age', maxAgeSeconds)
          .headers(names === undefined ? {} : { 'access-control-allow-headers': names });
      } else if (!isPreflight) void reply.header('access-control-expose-headers', exposed);
    }
    done();
  });
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isPublic(role: Parameters<typeof isAtLeast>[1] | undefined): boolean {
  return role !== undefined && isAtLeast(null, role);
}
