import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { explainError, PageError } from '../auth/pages/explain-error.ts';
import { errorPages } from '../auth/pages/handle-error.ts';
import { textsFor } from '../auth/pages/texts/texts-for.ts';
import { ServerError } from '../errors.ts';
import type { PageSettings } from '../pages/settings.ts';
import { answerError } from '../status/compat/error-answer.ts';
import { handleErrorAsProblem, sendNothingHere, sendProblem } from './problem.ts';

/** Answers what Fastify refuses before it looks for a route. */
export type AnswerUnreadable = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** In the form of the compatible API. */
export const unreadableForCompat: AnswerUnreadable = (error, _request, reply) =>
  answerError(reply, error.statusCode ?? 400);

/**
 * Answers addresses that cannot be decoded, and those with parts that are too long. Only the path says who was meant: it is not
 * repeated, since nobody knows what is in it.
 */
export function unreadableFor(page: PageSettings): AnswerUnreadable {
  const sendPage = errorPages(page);
  return (error, request, reply) => {
    const status = error.statusCode ?? 400;
    if (isBelow(request, '/api/status')) return unreadableForCompat(error, request, reply);
    const detail = status === 414 ? 'A part of the path is too long.' : 'The path cannot be read.';
    if (isBelow(request, '/api')) {
      const hint = 'Correct the request and send it again.';
      return sendProblem(request, reply, { code: 'bad-request', status, detail, hint });
    }
    if (wantsHtml(request)) return sendPage(new PageError('not-found', status), request, reply);
    return sendText(reply, status, detail);
  };
}

/**
 * Answers addresses that nothing is at, and errors of routes that have no form of their own for them: browsers get a page,
 * programs a problem below `/api`, and a line elsewhere.
 */
export function unknownAddresses(app: FastifyInstance, page: PageSettings): void {
  const sendPage = errorPages(page);
  app.setNotFoundHandler((request, reply) => {
    if (isBelow(request, '/api')) return sendNothingHere(request, reply);
    if (wantsHtml(request)) return sendPage(new PageError('not-found', 404), request, reply);
    return sendText(reply, 404, 'There is nothing at this address.');
  });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (isBelow(request, '/api')) return handleErrorAsProblem(error, request, reply);
    if (wantsHtml(request)) return sendPage(error, request, reply);
    const { status } = explainError(error, textsFor(request));
    if (status >= 500) request.log.error({ err: error }, error.message);
    if (status === 503) void reply.header('retry-after', '30');
    return sendText(reply, status, error instanceof ServerError ? error.message : (STATUS_CODES[status] ?? 'Error'));
  });
}

function isBelow({ url }: FastifyRequest, folder: string): boolean {
  return url.startsWith(folder) && /^(?:$|[/?#])/.test(url.slice(folder.length));
}

/** Programs that take anything are not meant: browsers name it. */
function wantsHtml({ headers }: FastifyRequest): boolean {
  return /\btext\/html\b/i.test(headers.accept ?? '');
}

function sendText(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .headers({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .send(`${text}\n`);
}
