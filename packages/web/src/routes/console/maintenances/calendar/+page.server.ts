import type { ConflictsDocument, MaintenanceDocument } from '@scs/server';
import { readAll, readIfAllowed } from '../../../../lib/console/api.ts';
import { daysOf, monthOf } from '../../../../lib/console/maintenances/month.server.ts';
import { timesOf } from '../../../../lib/console/maintenances/times-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, locals: { site } }) => {
  const at = { now: new Date(), timeZone: site.timeZone };
  const month = monthOf(url.searchParams.get('month'), at);
  const query = new URLSearchParams({ from: month.from, to: month.to, order: 'earliest-first' });
  const [maintenances, conflicts] = await Promise.all([
    readAll<MaintenanceDocument>(fetch, `/maintenances?${query.toString()}`),
    readIfAllowed<ConflictsDocument>(fetch, '/maintenances/conflicts'),
  ]);
  const conflicting = new Set(conflicts?.data.map(({ maintenance }) => maintenance));
  const entries = maintenances
    .map((maintenance) => {
      const { id, displayName, state, isDraft } = maintenance;
      const entry = { id, displayName, state, isDraft, hasConflict: conflicting.has(id) };
      return [entry, timesOf(maintenance)] as const;
    })
    // the list has those that were called off at the moment when they were
    .sort(([, one], [, other]) => Date.parse(one.begin ?? '') - Date.parse(other.begin ?? ''));
  const days = daysOf(month, entries, at);
  return {
    month: month.month,
    previous: month.previous,
    next: month.next,
    today: monthOf(null, at).month,
    todayDate: new Intl.DateTimeFormat('sv', { timeZone: site.timeZone }).format(at.now),
    weeks: month.weeks.map((week) => week.map((date) => ({ date, entries: days.get(date) ?? [] }))),
  };
};
