import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearSessionCookie, sessionSecretOf } from '../auth/sessions/cookie.ts';
import { explainAnswer, handleErrorAsPage } from '../auth/pages/handle-error.ts';
import { ServerError } from '../errors.ts';
import { pageOfData } from './page-of-data.ts';

/**
 * The error handler of the console. Its pages ask for data and send forms in SvelteKit's protocol when scripts are on: they
 * are answered in the same, and everything else with a page.
 */
export function handleConsoleError(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = pageOfData(request.url);
  if (page !== undefined) return answerData(error, request, reply, page);
  // as `use:enhance` sends it (kit/src/runtime/app/forms/client.js)
  if (request.headers['x-sveltekit-action'] === 'true') return answerAction(error, request, reply);
  return handleErrorAsPage(error, request, reply);
}

/** As `render_data` answers (kit/src/runtime/server/data/index.js): a redirect is an answer with 200, an error has its status. */
function answerData(error: Error, request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  if (error instanceof ServerError && error.code === 'unauthenticated') {
    if (sessionSecretOf(request) !== undefined) clearSessionCookie(reply);
    return sendJson(reply, 200, {
      type: 'redirect',
      status: 303,
      location: `/sign-in?next=${encodeURIComponent(page)}`,
    });
  }
  const { status, text } = explainAnswer(error, request, reply);
  return sendJson(reply, status, { status, message: text });
}

/** As `action_result_json` answers (kit/src/runtime/server/page/actions.js). */
function answerAction(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, text } = explainAnswer(error, request, reply);
  return sendJson(reply, status, { type: 'error', error: { status, message: text } });
}

function sendJson(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .header('cache-control', 'private, no-store')
    .send(JSON.stringify(body));
}
