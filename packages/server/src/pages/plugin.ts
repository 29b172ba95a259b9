import type { Store } from '@scs/store';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { errorPages } from '../auth/pages/handle-error.ts';
import { sendOn } from '../auth/pages/send-page.ts';
import { localPath } from '../auth/local-path.ts';
import { setCookie } from '../auth/sessions/cookie.ts';
import type { AnswerCache } from '../http/answer-cache.ts';
import { notFound } from '../errors.ts';
import { reportCsvRoute } from '../reports/csv-route.ts';
import { assetRoutes } from './asset-routes.ts';
import { languageCookie } from './choose-language.ts';
import { historyParameters } from './history-question.ts';
import { legalTextIn } from './look/look.ts';
import { pageRoute, type PageRouteContext } from './page-route.ts';
import type { PageCopy, PageRenderer } from './page-renderer.ts';
import { publicQueries } from './public-queries.ts';
import type { PageSettings } from './settings.ts';

/** What the public pages are made from. */
export interface PagesContext {
  readonly store: Store;
  readonly cache: AnswerCache;
  readonly page: PageSettings;
  /** Undefined where the pages have not been built: then they say so. */
  readonly pages?: PageRenderer | undefined;
  /** Set where the answers become files. */
  readonly copy?: PageCopy | undefined;
}

/** Where what the operator has given of the look may be; what is not set is not found. */
const lookRoutes = ['/theme.css', '/logo.svg', '/logo.png', '/logo.jpg', '/logo.webp'];
const yearMs = 365 * 24 * 60 * 60 * 1000;

/**
 * The public pages: rendered when something has changed, kept as bytes, and the same for everybody who reads their language.
 */
export function publicPages({ store: { db }, cache, page, pages, copy }: PagesContext) {
  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    app.setErrorHandler<Error>(errorPages('/'));
    const languages = pages?.languages ?? [];
    const { name, timeZone, look } = page;
    const legalIn = (language: string) => ({
      imprint: legalTextIn(look?.imprint, language),
      privacy: legalTextIn(look?.privacy, language),
    });
    const context: PageRouteContext = {
      cache,
      pages,
      render: (renderer, address, language) =>
        renderer.render(address, {
          queries: publicQueries(db, page, new Date()),
          language,
          name,
          timeZone,
          look,
          legal: legalIn(language),
          copy,
        }),
    };
    pageRoute(app, '/', context, ['at']);
    pageRoute(app, '/history', context, historyParameters);
    pageRoute(app, '/history/:month', context, historyParameters);
    pageRoute(app, '/components', context);
    pageRoute(app, '/components/by/:column', context);
    pageRoute(app, '/components/by/:column/:direction', context);
    pageRoute(app, '/incidents/:id', context);
    pageRoute(app, '/maintenances/:id', context);
    pageRoute(app, '/reports', context);
    pageRoute(app, '/reports/:month', context);
    reportCsvRoute(app, { db, cache, timeZone });
    for (const text of ['imprint', 'privacy'] as const) {
      pageRoute(app, `/${text}`, {
        ...context,
        elsewhere(language) {
          const found = legalIn(language)[text];
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
