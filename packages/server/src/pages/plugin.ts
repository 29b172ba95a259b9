import type { FastifyInstance, FastifyReply } from 'fastify';
import { errorPages } from '../auth/pages/handle-error.ts';
import { sendOn } from '../auth/pages/send-page.ts';
import { localPath } from '../auth/local-path.ts';
import { setCookie } from '../auth/sessions/cookie.ts';
import { notFound } from '../errors.ts';
import { reportCsvRoute } from '../reports/csv-route.ts';
import { assetRoutes } from './asset-routes.ts';
import { languageCookie } from './choose-language.ts';
import { pageContextIn, type PagesContext } from './context.ts';
import { historyParameters } from './history-question.ts';
import { legalTextIn } from './look/look.ts';
import { pageRoute, type PageRouteContext } from './page-route.ts';

/** Where what the operator has given of the look may be; what is not set is not found. */
const lookRoutes = ['/theme.css', '/logo.svg', '/logo.png', '/logo.jpg', '/logo.webp'];
const yearMs = 365 * 24 * 60 * 60 * 1000;

/**
 * The public pages: rendered when something has changed, kept as bytes, and the same for everybody who reads their language.
 */
export function publicPages(context: PagesContext) {
  const { store, cache, page, pages } = context;
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.setErrorHandler<Error>(errorPages(page));
    const languages = pages?.languages ?? [];
    const { look } = page;
    const route: PageRouteContext = {
      cache,
      pages,
      render: (renderer, address, language) => renderer.render(address, pageContextIn(language, context)),
    };
    pageRoute(app, '/', route, ['at']);
    pageRoute(app, '/history', route, historyParameters);
    pageRoute(app, '/history/:month', route, historyParameters);
    pageRoute(app, '/components', route);
    pageRoute(app, '/components/by/:column', route);
    pageRoute(app, '/components/by/:column/:direction', route);
    pageRoute(app, '/incidents/:id', route);
    pageRoute(app, '/maintenances/:id', route);
    pageRoute(app, '/reports', route);
    pageRoute(app, '/reports/:month', route);
    reportCsvRoute(app, { db: store.db, cache, timeZone: page.timeZone });
    pageRoute(app, '/subscribe', route);
    pageRoute(app, '/subscribe/sent', route);
    pageRoute(app, '/subscribe/ended', route);
    for (const text of ['imprint', 'privacy'] as const) {
      pageRoute(app, `/${text}`, {
        ...route,
        elsewhere(language) {
          const found = legalTextIn(look?.[text], language);
          if (found === undefined) throw notFound('page', `/${text}`);
          return 'url' in found ? found.url : undefined;
        },
      });
    }
    app.get<{ Params: { language: string }; Querystring: { next?: unknown } }>(
      '/language/:language',
      { config: { role: 'anyone' } },
      ({ params: { language }, query: { next } }, reply): FastifyReply => {
        if (!languages.includes(language)) throw notFound('language', language);
        setCookie(reply, languageCookie, language, yearMs);
        return sendOn(reply, localPath(next));
      },
    );
    assetRoutes(app, ['/_app/*'], pages?.assets ?? new Map());
    assetRoutes(app, lookRoutes, look?.files ?? new Map());
    done();
  };
}
