import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { handleErrorAsPage } from '../auth/pages/handle-error.ts';
import { sendOn } from '../auth/pages/send-page.ts';
import { localPath } from '../auth/local-path.ts';
import { setCookie } from '../auth/sessions/cookie.ts';
import { answerFromCache } from '../http/answer-from-cache.ts';
import { notFound } from '../errors.ts';
import { assetRoutes } from './asset-routes.ts';
import { chooseLanguage, languageCookie } from './choose-language.ts';
import type { PagesContext } from './context.ts';
import { policy } from './policy.ts';
import { publicQueries } from './public-queries.ts';
import { sendUnbuilt } from './send-unbuilt.ts';

/** Maintenances begin and end by the clock; so long may a page be late. */
const maxAgeMs = 5000;
const yearMs = 365 * 24 * 60 * 60 * 1000;

/**
 * The public pages: rendered when something has changed, kept as bytes, and the same for everybody who reads their language.
 */
export function publicPages(context: PagesContext) {
  const { cache, page, publicUrl, subscribing, pages } = context;
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.setErrorHandler<Error>(handleErrorAsPage);
    const languages = pages?.languages ?? [];

    const pageRoute = (path: string): void => {
      const answerKey = (request: FastifyRequest) => `${chooseLanguage(request, languages)} ${pathOf(request)}`;
      const config = { role: 'anyone', answerKey } as const;
      app.get(path, { config }, (request, reply) => {
        if (pages === undefined) return sendUnbuilt(request, reply);
        const language = chooseLanguage(request, languages);
        // forms of these pages must be able to say where they come from
        void reply
          .header('content-security-policy', policy)
          .header('content-language', language)
          .header('referrer-policy', 'same-origin');
        return answerFromCache(cache, request, reply, {
          contentType: 'text/html; charset=utf-8',
          maxAgeMs,
          vary: 'Accept-Encoding, Accept-Language, Cookie',
          produce: () => {
            const queries = publicQueries(context, new Date());
            const { isMailOffered } = subscribing;
            return pages.render(pathOf(request), { queries, language, publicUrl, isMailOffered, ...page });
          },
        });
      });
    };
    pageRoute('/');
    pageRoute('/incidents/:id');
    pageRoute('/maintenances/:id');
    pageRoute('/subscribe');
    pageRoute('/subscribe/sent');
    pageRoute('/subscribe/ended');
    app.get<{ Params: { language: string }; Querystring: { next?: unknown } }>(
      '/language/:language',
      { config: { role: 'anyone' } },
      ({ params: { language }, query: { next } }, reply): FastifyReply => {
        if (!languages.includes(language)) throw notFound('language', language);
        setCookie(reply, languageCookie, language, yearMs);
        return sendOn(reply, localPath(next));
      },
    );
    assetRoutes(app, pages?.assets ?? new Map());
    done();
  };
}

/** What makes one page another: not the query, of which strangers could think out ever new ones. */
function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '/';
}
