import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { handleErrorAsProblem } from './problem.ts';

/**
 * Answers what Fastify refuses before it looks for a route: paths that cannot be decoded, and parts of paths that are too
 * long. Only the path says which API was meant.
 */
export function handleFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (/^\/api\/v\d/.test(request.url)) {
    // what it says of the path quotes it whole
    handleErrorAsProblem(Object.assign(new Error('The path cannot be read.'), { statusCode: 400 }), request, reply);
    return;
  }
  void reply
    .code(error.statusCode ?? 400)
    .header('content-type', 'application/json')
    .send('{"message":"Bad Request"}\n');
}
