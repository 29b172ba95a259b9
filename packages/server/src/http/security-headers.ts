import type { FastifyReply, FastifyRequest } from 'fastify';

/** For what is data; pages set a policy of their own. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";
const yearSeconds = 31_536_000;

/**
 * Headers of every answer: browsers take no answer for what it is not, run and frame nothing, tell other sites no address, and,
 * where the server is reached by https, ask it by nothing else.
 */
export function securityHeaders(publicUrl: string): (request: FastifyRequest, reply: FastifyReply) => void {
  const headers: Record<string, string> = {
    'content-security-policy': dataPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': `max-age=${String(yearSeconds)}` } : {}),
  };
  return (request, reply) => {
    void reply.headers(headers).header('x-request-id', request.id);
  };
}
