import { monthsBetween } from '@scs/status';
import type { Database, Timestamp } from '@scs/store';
import type { Kysely } from 'kysely';
import type { Viewer } from '../v1/conventions/viewer.ts';
import { componentBegins, firstBegin } from './component-begins.ts';

/** A month that there is a report of. */
export interface ReportedMonth {
  readonly month: string;
  /** Null while its figures may still change. */
  readonly frozenAt: Timestamp | null;
}

/** The months since there is a component, and those that were frozen, the newest first. */
export async function listMonths(
  db: Kysely<Database>,
  { viewer, timeZone, now }: { viewer: Viewer; timeZone: string; now: Date },
): Promise<ReportedMonth[]> {
  const frozen = await db.selectFrom('report_months').select(['month', 'frozen_at']).execute();
  const from = firstBegin(await componentBegins(db, viewer, now));
  const months = from === undefined ? [] : monthsBetween({ from, to: now, timeZone });
  const all = new Map<string, Timestamp | null>(months.map(({ month }) => [month, null]));
  for (const { month, frozen_at: frozenAt } of frozen) all.set(month, frozenAt);
  return [...all]
    .map(([month, frozenAt]) => ({ month, frozenAt }))
    .sort((one, other) => (one.month < other.month ? 1 : -1));
}
