import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ServerError, type FieldProblem, type ServerErrorCode } from '../errors.ts';
import { translateDatabaseError } from '../verb/database-error.ts';

type ProblemCode = ServerErrorCode | 'method-not-allowed' | 'internal';

const titles: Readonly<Record<ProblemCode, string>> = {
  'bad-request': 'The request cannot be read',
  invalid: 'A field is wrong',
  unauthenticated: 'Signing in is needed',
  forbidden: 'The role is not enough',
  'not-found': 'There is no such thing',
  'method-not-allowed': 'This cannot be done here',
  conflict: 'The request conflicts with what is there',
  'changed-meanwhile': 'It has changed meanwhile',
  'too-large': 'The body is too large',
  'unsupported-media-type': 'The body must be JSON',
  'key-reused': 'The idempotency key was used for something else',
  'precondition-required': 'The request must say which version it changes',
  'too-many-requests': 'Too many requests',
  'database-away': 'The database does not answer',
  internal: 'The server has failed',
};

/** An error as RFC 9457 tells it, with what helps to mend the request. */
export const problemSchema = z
  .object({
    type: z.string().describe('`urn:scs:problem:` and the code'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().describe('The path of the request'),
    code: z.string().describe('For programs: it never changes'),
    hint: z.string().describe('What to do next'),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).describe('The fields that are wrong'),
    requestId: z.string().describe("Names the request in the server's log"),
  })
  .meta({ id: 'Problem' });

export type ProblemDocument = z.infer<typeof problemSchema>;

interface Problem {
  code: ProblemCode;
  status: number;
  detail: string;
  hint: string;
  errors?: readonly FieldProblem[];
}

/** Answers a request that has failed, as `application/problem+json`. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, status, detail, hint, errors = [] }: Problem,
): FastifyReply {
  const [instance = ''] = request.url.split('?', 1);
  const problem = { type: `urn:scs:problem:${code}`, title: titles[code], status, detail, instance, code, hint };
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  if (status === 503) void reply.header('retry-after', '5');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...problem, errors, requestId: request.id }));
}

/** That there is nothing at an address below `/api`. */
export function sendNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(request, reply, {
    code: 'not-found',
    status: 404,
    detail: `There is nothing at ${request.url.split('?', 1)[0] ?? ''}.`,
    hint: 'See /api/docs for what there is.',
  });
}

/**
 * The error handler of our own APIs. What is nobody's fault but ours is logged whole, and told as a 500 that names the
 * request and nothing else.
 */
export function handleErrorAsProblem(
  thrown: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = translateDatabaseError(thrown);
  if (error instanceof ServerError) {
    if (error.status >= 500) request.log.error({ err: error }, error.message);
    const { code, status, message: detail, hint, fields: errors } = error;
    return sendProblem(request, reply, { code, status, detail, hint, errors });
  }
  const status = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
  const code = codeOfStatus[status];
  if (code !== undefined) {
    const hint = 'Correct the request and send it again.';
    return sendProblem(request, reply, { code, status, detail: thrown.message, hint });
  }
  request.log.error({ err: thrown }, 'a request failed');
  return sendProblem(request, reply, {
    code: 'internal',
    status: 500,
    detail: 'The server could not answer this request; the reason is in its log.',
    hint: 'Tell the operators the request id.',
  });
}

/** What Fastify itself refuses. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};
