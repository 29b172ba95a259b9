import { findMonth } from '@scs/status';
import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { notFound } from '../errors.ts';
import type { Viewer } from '../v1/conventions/viewer.ts';
import { computeMonth } from './compute-month.ts';
import type { MonthReport } from './month-report.ts';

/**
 * The report of a month: as it was frozen, or worked out from what is known now.
 *
 * @throws ServerError `not-found` for what is no month, and for one that there is nothing of
 */
export async function readMonth(
  db: Kysely<Database>,
  name: string,
  { viewer, timeZone, now }: { viewer: Viewer; timeZone: string; now: Date },
): Promise<MonthReport> {
  const frozen = await db.selectFrom('report_months').selectAll().where('month', '=', name).executeTakeFirst();
  if (frozen !== undefined) {
    return {
      month: frozen.month,
      timeZone: frozen.time_zone,
      beganAt: frozen.began_at,
      endedAt: frozen.ended_at,
      frozenAt: frozen.frozen_at,
      components: frozen.components.filter(({ visibility }) => viewer.visibilities.includes(visibility)),
    };
  }
  const month = findMonth(name, timeZone);
  if (month === undefined || month.start >= now) throw notFound('report of', name);
  const components = await computeMonth(db, month, { viewer, now });
  if (components.length === 0) throw notFound('report of', name);
  return {
    month: name,
    timeZone,
    beganAt: timestampOf(month.start),
    endedAt: timestampOf(now < month.end ? now : month.end),
    frozenAt: null,
    components,
  };
}
