import type { Store } from '@scs/store';
import type { AnswerCache } from '../http/answer-cache.ts';
import type { Subscribing } from '../subscribing/settings.ts';
import { legalTextIn } from './look/look.ts';
import type { PageContext, PageCopy, PageRenderer } from './page-renderer.ts';
import { publicQueries } from './public-queries.ts';
import type { PageSettings } from './settings.ts';

/** What the public pages are made from. */
export interface PagesContext {
  readonly store: Store;
  readonly cache: AnswerCache;
  readonly page: PageSettings;
  /** An origin without a slash at the end. */
  readonly publicUrl: string;
  readonly subscribing: Pick<Subscribing, 'isMailOffered'>;
  /** Undefined where the pages have not been built: then they say so. */
  readonly pages?: PageRenderer | undefined;
  /** Set where the answers become files. */
  readonly copy?: PageCopy | undefined;
}

/** What a page is rendered from, for readers of a language. */
export function pageContextIn(
  language: string,
  { store, page, publicUrl, subscribing, copy }: PagesContext,
): PageContext {
  const { name, timeZone, look } = page;
  return {
    queries: publicQueries(store.db, page, new Date()),
    language,
    name,
    timeZone,
    publicUrl,
    isMailOffered: subscribing.isMailOffered,
    look,
    legal: {
      imprint: legalTextIn(look?.imprint, language),
      privacy: legalTextIn(look?.privacy, language),
    },
    copy,
  };
}
