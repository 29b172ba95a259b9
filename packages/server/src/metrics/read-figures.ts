import { componentStates, severityOf, type StateKind } from '@scs/status';
import { timestampOf, type Database } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { loadIncidents } from '../status/state/load-incidents.ts';
import { loadSeverities } from '../status/state/load-severities.ts';

/** How the clouds are, in numbers. Drafts do not count; hidden components do. */
export interface StatusFigures {
  /** By the name of the worst severity; every severity is there. `unknown` for what nobody has rated. */
  readonly openIncidents: ReadonlyMap<string, number>;
  readonly runningMaintenances: number;
  readonly components: ReadonlyMap<StateKind, number>;
}

/** Reads the figures as of now: four queries, whatever the number of components and incidents. */
export async function readFigures(db: Kysely<Database>, now: Date): Promise<StatusFigures> {
  const severities = await loadSeverities(db);
  const touching = await loadIncidents(db, { from: now, to: now, now });
  const components = await db.selectFrom('components').select('id').execute();
  const openIncidents = new Map<string, number>([...severities.map(({ name }) => [name, 0] as const), ['unknown', 0]]);
  for (const { worst, count } of await openByWorst(db, now)) {
    const { name } = severityOf(worst, severities);
    openIncidents.set(name, (openIncidents.get(name) ?? 0) + count);
  }
  const kinds = new Map<StateKind, number>([
    ['operational', 0],
    ['maintenance', 0],
    ['disturbance', 0],
    ['unknown', 0],
  ]);
  const ids = components.map(({ id }) => id);
  for (const { kind } of componentStates(ids, touching, { at: now, severities }).values()) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const runningMaintenances = touching.filter(
    // an impact of severity 0 is what makes a maintenance
    ({ impacts, beganAt, endedAt }) =>
      impacts.some(({ severity }) => severity === 0) &&
      beganAt !== null &&
      beganAt <= now &&
      (endedAt === null || now < endedAt),
  ).length;
  return { openIncidents, runningMaintenances, components: kinds };
}

/** Open incidents by the worst severity of their impacts; null where none is rated. */
async function openByWorst(db: Kysely<Database>, now: Date): Promise<{ worst: number | null; count: number }[]> {
  const at = timestampOf(now);
  const { rows } = await sql<{ worst: number | null; count: number }>`
    select worst, count(*)::int as count from (
      select max(a.severity) as worst from incidents i left join impacts a on a.incident_id = i.id
      where not i.is_draft and (i.ended_at is null or i.ended_at > ${at})
          and (i.began_at <= ${at} or (i.began_at is null and i.ended_at is null and i.created_at <= ${at}))
        and not exists (select from maintenances m where m.incident_id = i.id)
      group by i.id
    ) open group by worst`.execute(db);
  return rows;
}
