import { readMoment } from '@scs/status';
import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { PageError } from '../auth/pages/explain-error.ts';
import { listMonths } from '../reports/list-months.ts';
import { rowOf } from '../reports/month-report.ts';
import { readMonth } from '../reports/read-month.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import { readHistoryQuestion } from './history-question.ts';
import type { PublicReport } from './model.ts';
import type { PublicQueries } from './page-renderer.ts';
import { readOffer } from '../subscribing/read-offer.ts';
import { readComponents } from './read-components.ts';
import { readEvent } from './read-event.ts';
import { readHistory } from './read-history.ts';
import { readOverview } from './read-overview.ts';
import type { PageSettings } from './settings.ts';

/** What a page may ask the database, as it is known at a moment. */
export function publicQueries(
  db: Kysely<Database>,
  { timeZone, groupBy, maintenancePreview }: PageSettings,
  now: Date,
): PublicQueries {
  const options = { timeZone, now, groupBy, previewMs: maintenancePreview?.ms };
  return {
    readOverview: (at = '') =>
      readOverview(db, { ...options, at: at === '' ? undefined : momentOf(at, { timeZone, now }) }),
    readComponents: (column, direction) => readComponents(db, { column, direction }, options),
    readEvent: (id, kind) => readEvent(db, { id, isMaintenance: kind === 'maintenance', now }),
    readHistory: (path, query) =>
      readHistory(db, {
        question: readHistoryQuestion(query),
        timeZone,
        now,
        ...(path === undefined ? {} : { path }),
      }),
    listReports: () => listMonths(db, { viewer: everybody, timeZone, now }),
    readOffer: () => readOffer(db),
    readReport: async (month) => presentReport(await readMonth(db, month, { viewer: everybody, timeZone, now })),
  };
}

/** No page is older than the clocks of computers; and of what is to come nobody knows more than the page itself says. */
const earliest = new Date(0);

/** @throws PageError `bad-moment` */
function momentOf(text: string, { timeZone, now }: { timeZone: string; now: Date }): Date {
  const at = readMoment(text, timeZone);
  if (at === undefined || at < earliest || at > now) throw new PageError('bad-moment', 400);
  return at;
}

function presentReport({ components, ...report }: Awaited<ReturnType<typeof readMonth>>): PublicReport {
  return {
    ...report,
    minutes: (Date.parse(report.endedAt) - Date.parse(report.beganAt)) / 60_000,
    components: components.map(rowOf),
  };
}
