import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { listMonths } from '../reports/list-months.ts';
import { rowOf } from '../reports/month-report.ts';
import { readMonth } from '../reports/read-month.ts';
import { everybody } from '../v1/conventions/viewer.ts';
import type { PublicReport } from './model.ts';
import type { PublicQueries } from './page-renderer.ts';
import { readEvent } from './read-event.ts';
import { readOverview } from './read-overview.ts';

/** What the pages may ask: what strangers may know at a moment. */
export function publicQueries(db: Kysely<Database>, { timeZone, now }: { timeZone: string; now: Date }): PublicQueries {
  return {
    readOverview: () => readOverview(db, { timeZone, now }),
    readEvent: (id, kind) => readEvent(db, { id, isMaintenance: kind === 'maintenance', now }),
    listReports: () => listMonths(db, { viewer: everybody, timeZone, now }),
    readReport: async (month) => presentReport(await readMonth(db, month, { viewer: everybody, timeZone, now })),
  };
}

function presentReport({ components, ...report }: Awaited<ReturnType<typeof readMonth>>): PublicReport {
  return {
    ...report,
    minutes: (Date.parse(report.endedAt) - Date.parse(report.beganAt)) / 60_000,
    components: components.map(rowOf),
  };
}
