import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from '../../errors.ts';
import { translateDatabaseError } from '../../verb/database-error.ts';

/** Where upstream says no more than the reason phrase, clients may compare it. */
const saysReasonOnly = new Set([401, 403, 404, 405]);

/** Upstream's form of an error: one member, `message`. */
export function answerError(reply: FastifyReply, status: number, message?: string): FastifyReply {
  const reason = STATUS_CODES[status] ?? 'Error';
  const text = message === undefined || saysReasonOnly.has(status) ? reason : message;
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .send(Buffer.from(`${JSON.stringify({ message: text })}\n`));
}

/** Turns whatever a handler threw into an answer; what is nobody's fault but ours is logged and told as 500. */
export function handleError(thrown: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = translateDatabaseError(thrown);
  if (error instanceof ServerError) {
    if (error.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (error.status === 503) void reply.header('retry-after', '5');
    if (error.status >= 500) request.log.error({ err: error }, error.message);
    return answerError(reply, error.status, error.message);
  }
  const status = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
  if (status < 500) return answerError(reply, status, thrown.message);
  request.log.error({ err: thrown }, 'a request failed');
  return answerError(reply, 500);
}
