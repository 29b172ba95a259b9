import type { Language } from '@scs/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerFromCache } from '../http/answer-from-cache.ts';
import type { PagesContext } from '../pages/context.ts';
import { calendarType, feedForms, feedTypes } from './feed-forms.ts';
import { readFeed, readMaintenances } from './read-events.ts';
import { readBadgeState } from './read-states.ts';
import { badgeType, renderBadge } from './render-badge.ts';
import { embedPolicy, embedThemes, renderEmbed } from './render-embed.ts';
import { feedLanguages, type FeedSettings } from './settings.ts';

/** Maintenances begin and end by the clock; so long may an answer be late. */
const maxAgeMs = 15_000;

interface ForComponent {
  Params: { id?: string };
}

/**
 * Feeds, calendars, badges and the page for frames. All are answered from memory like the pages; the language and the theme of the
 * query count only where they are known ones, so that strangers cannot think out ever new answers.
 */
export function publicFeeds({ store: { db }, cache, page, publicUrl }: PagesContext) {
  const chosen = (request: FastifyRequest) => {
    const { lang, theme } = request.query as Readonly<Record<string, unknown>>;
    return {
      language: feedLanguages.find((known) => known === lang) ?? 'en',
      theme: embedThemes.find((known) => known === theme) ?? 'auto',
    };
  };
  const settingsFor = (language: Language): FeedSettings => ({ ...page, publicUrl, language });
  const answerKey = (request: FastifyRequest): string => {
    const { language, theme } = chosen(request);
    return `${language} ${theme} ${request.url.split('?', 1)[0] ?? ''}`;
  };
  const config = { role: 'anyone', answerKey } as const;

  return function plugin(app: FastifyInstance, _options: object, done: () => void): void {
    const route = (
      path: string,
      contentType: string,
      produce: (asked: ReturnType<typeof chosen> & { componentId: string | undefined; now: Date }) => Promise<string>,
    ): void => {
      app.get<ForComponent>(path, { config }, (request, reply): FastifyReply | Promise<FastifyReply> => {
        const asked = chosen(request);
        if (path === '/embed') void reply.header('content-security-policy', embedPolicy(asked.theme));
        return answerFromCache(cache, request, reply, {
          contentType,
          maxAgeMs,
          produce: () => produce({ ...asked, componentId: request.params.id, now: new Date() }),
        });
      });
    };
    for (const folder of ['', '/components/:id']) {
      for (const form of feedForms) {
        route(`${folder}/feed.${form}`, feedTypes[form], async ({ language, ...wanted }) => {
          // what writes feeds and calendars takes memory, and comes with the first who asks
          const { renderFeed } = await import('./render-feed.ts');
          return renderFeed(form, await readFeed(db, wanted), settingsFor(language));
        });
      }
      route(`${folder}/maintenance.ics`, calendarType, async ({ language, ...wanted }) => {
        const { renderCalendar } = await import('./render-calendar.ts');
        return renderCalendar(await readMaintenances(db, wanted), settingsFor(language));
      });
      route(`${folder}/badge.svg`, badgeType, async ({ language, theme, ...wanted }) =>
        renderBadge(await readBadgeState(db, wanted), {
          ...settingsFor(language),
          theme: theme === 'dark' ? 'dark' : 'light',
        }),
      );
    }
    route('/embed', 'text/html; charset=utf-8', async ({ language, theme, now }) =>
      renderEmbed(await readBadgeState(db, { now }), await readFeed(db, { now }), {
        ...settingsFor(language),
        theme,
        now,
      }),
    );
    done();
  };
}
