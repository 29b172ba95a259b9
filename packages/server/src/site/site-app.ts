import type { Store } from '@scs/store';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AnswerCache } from '../http/answer-cache.ts';
import { publicFeeds } from '../feeds/plugin.ts';
import type { PageCopy, PageRenderer } from '../pages/page-renderer.ts';
import type { PageSettings } from '../pages/settings.ts';
import { publicPages } from '../pages/plugin.ts';
import { statuspageApi } from '../statuspage/plugin.ts';

export interface SiteAppParts {
  /** As of one moment, in a copy. */
  readonly store: Store;
  readonly page: PageSettings;
  readonly publicUrl: string;
  readonly pages: PageRenderer;
  readonly copy: PageCopy;
}

/**
 * The public part of the server without a socket and without sign-in: whatever it answers, a stranger may see. A copy is made of its
 * answers, so that it says what the server says.
 */
export async function siteApp(parts: SiteAppParts): Promise<FastifyInstance> {
  const app = Fastify({ logger: false });
  // whoever wants to subscribe is sent to the live page
  const context = { ...parts, cache: noCache, subscribing: { isMailOffered: false } };
  await app.register(publicFeeds(context));
  await app.register(publicPages(context));
  await app.register(statuspageApi(context), { prefix: '/api/v2' });
  await app.ready();
  return app;
}

/** Each answer is asked for once. */
const noCache: AnswerCache = {
  get: () => undefined,
  lastKnown: () => undefined,
  async make(_key, produce) {
    return { body: Buffer.from(await produce()), tag: 'copy', encoded: new Map(), madeAt: 0, expiresAt: 0 };
  },
  encode: (answer) => Promise.resolve(answer.body),
};
