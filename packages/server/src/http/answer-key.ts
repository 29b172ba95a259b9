import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What tells one answer of the route from another in the cache, where that is not the address alone. */
    answerKey?: (request: FastifyRequest) => string;
  }
}

/** For routes that do not look at the query. */
export function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '';
}

/** Under which key the answer to a request is kept. */
export function answerKeyOf(request: FastifyRequest): string {
  return request.routeOptions.config.answerKey?.(request) ?? request.url;
}
