import type { FastifyInstance } from 'fastify';
import { sendPage } from '../send-page.ts';
import { textsFor } from '../texts/texts-for.ts';
import { homeView } from '../views/home-view.ts';

/** Where people arrive who know the address alone: the ways on. */
export function homeRoute(app: FastifyInstance): void {
  app.get('/', { config: { role: 'anyone' } }, (request, reply) => sendPage(reply, 200, homeView(textsFor(request))));
}
