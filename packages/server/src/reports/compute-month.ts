import { uptime, windowsByComponent, type ImpactWindow, type Month } from '@scs/status';
import type { ComponentFigures, Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { shownName } from '../pages/shown-name.ts';
import { loadIncidents } from '../status/state/load-incidents.ts';
import { loadSeverities } from '../status/state/load-severities.ts';
import { selectComponents } from '../v1/components/queries.ts';
import type { Viewer } from '../v1/conventions/viewer.ts';
import { componentBegins } from './component-begins.ts';

/**
 * Works a month out from what is known now, as far as it is over: exact durations, overlapping incidents once, and maintenance
 * left out. Down is every state that is worse than operational, unrated impacts included. A component counts from when it
 * was there; one that came later is not in it.
 */
export async function computeMonth(
  db: Kysely<Database>,
  { start, end }: Month,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<ComponentFigures[]> {
  const to = now < end ? now : end;
  const rows = await selectComponents(db, viewer).execute();
  const groups = await db.selectFrom('component_groups').select(['id', 'name']).execute();
  const groupNames = new Map<string | null, string>(
    groups.map(({ id, name }) => [id, shownName({ id, display_name: name })]),
  );
  const begins = await componentBegins(db, viewer, now);
  const severities = await loadSeverities(db);
  const windows = windowsByComponent(await loadIncidents(db, { from: start, to, now }));
  return rows.flatMap((row) => {
    const begin = begins.get(row.id) ?? start;
    const from = begin > start ? begin : start;
    if (from >= to) return [];
    const own = windows.get(row.id) ?? [];
    const { windowMinutes, downtimeMinutes, maintenanceMinutes } = uptime(own, { from, to, severities });
    return {
      id: row.id,
      name: shownName(row),
      group: groupNames.get(row.group_id) ?? null,
      visibility: row.visibility,
      windowMs: Math.round(windowMinutes * 60_000),
      downtimeMs: Math.round(downtimeMinutes * 60_000),
      maintenanceMs: Math.round(maintenanceMinutes * 60_000),
      incidents: countTouching(own, { from, to, isMaintenance: false }),
      maintenances: countTouching(own, { from, to, isMaintenance: true }),
    };
  });
}

function countTouching(
  windows: readonly ImpactWindow[],
  { from, to, isMaintenance }: { from: Date; to: Date; isMaintenance: boolean },
): number {
  const touching = windows.filter(
    (window) =>
      window.isMaintenance === isMaintenance &&
      window.beginMs < to.getTime() &&
      // one that lasted no time touches the moment at which it was
      (window.endMs > from.getTime() || (window.endMs === window.beginMs && window.beginMs >= from.getTime())),
  );
  return new Set(touching.map(({ incidentId }) => incidentId)).size;
}
