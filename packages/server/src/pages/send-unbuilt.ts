import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendOn, sendPage } from '../auth/pages/send-page.ts';
import { textsFor } from '../auth/pages/texts/texts-for.ts';
import { notFound } from '../errors.ts';
import { homeView } from '../auth/pages/views/home-view.ts';

/**
 * In place of the pages, where they have not been built: the first one says what to run, and shows the other ways on; in place
 * of the console comes the account.
 *
 * @throws ServerError `not-found` for any other page
 */
export function sendUnbuilt(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.routeOptions.url === '/console') return sendOn(reply, '/account');
  if (request.routeOptions.url !== '/') throw notFound('page', request.url);
  return sendPage(reply, 200, homeView(textsFor(request)));
}
