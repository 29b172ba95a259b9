import { readOffer } from '../subscribing/read-offer.ts';
import type { PagesContext } from './context.ts';
import type { PublicQueries } from './page-renderer.ts';
import { readEvent } from './read-event.ts';
import { readOverview } from './read-overview.ts';

/** What the pages may ask for, at a moment. */
export function publicQueries(
  { store: { db }, page: { timeZone } }: Pick<PagesContext, 'store' | 'page'>,
  now: Date,
): PublicQueries {
  return {
    readOverview: () => readOverview(db, { timeZone, now }),
    readEvent: (id, kind) => readEvent(db, { id, isMaintenance: kind === 'maintenance', now }),
    readOffer: () => readOffer(db),
  };
}
