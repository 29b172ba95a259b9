import type { FastifyReply, FastifyRequest } from 'fastify';
import { isReading } from '../is-reading.ts';
import { clearSessionCookie, sessionSecretOf } from '../sessions/cookie.ts';
import { ServerError } from '../../errors.ts';
import type { PageSettings } from '../../pages/settings.ts';
import { explainError } from './explain-error.ts';
import { mastheadOf } from './masthead.ts';
import { sendOn, sendPage } from './send-page.ts';
import { textsFor } from './texts/texts-for.ts';
import { messageView } from './views/message-view.ts';

/** The error handler of the pages around signing in. */
export const handleErrorAsPage = errorPages();

/** Whose pages they are, where they are not those of the sign-in. */
type Operator = Pick<PageSettings, 'name' | 'look'>;

/**
 * An error handler of pages: a page that says what to do, or for our script its text. Who is not signed in is sent to the
 * sign-in page, and back from there.
 *
 * @param operator of pages that customers see: their errors look like theirs, and lead to the status page
 */
export function errorPages(operator?: Operator) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendError(error, { request, reply, operator });
}

function sendError(
  error: Error,
  { request, reply, operator }: { request: FastifyRequest; reply: FastifyReply; operator: Operator | undefined },
): FastifyReply {
  const isSignInMissing = error instanceof ServerError && error.code === 'unauthenticated';
  if (isSignInMissing && isReading(request)) {
    if (sessionSecretOf(request) !== undefined) clearSessionCookie(reply);
    return sendOn(reply, `/sign-in?next=${encodeURIComponent(request.url)}`);
  }
  const texts = textsFor(request);
  const { status, ...explained } = explainAnswer(error, request, reply);
  // customers do not sign in: what they do too often is to ask
  const explanation = status === 429 && operator !== undefined ? texts.errors['too-often'] : explained;
  if (request.headers['content-type']?.startsWith('application/json') === true) {
    return reply.code(status).header('cache-control', 'no-store').send({ message: explanation.text });
  }
  return sendPage(reply, status, messageView(texts, explanation, operator && mastheadOf(operator, texts)));
}

/** What is said of an error, in the reader's language; logged, and with the headers that belong to its status. */
export function explainAnswer(error: Error, request: FastifyRequest, reply: FastifyReply) {
  const explained = explainError(error, textsFor(request));
  const { status } = explained;
  if (status >= 500) request.log.error({ err: error }, error.message);
  if (status === 503) void reply.header('retry-after', '30');
  if (status === 429 && !reply.hasHeader('retry-after')) void reply.header('retry-after', '900');
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  return explained;
}
