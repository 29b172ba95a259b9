import { timestampOf, type Database, type Timestamp } from '@scs/store';
import type { Selectable, Transaction } from 'kysely';
import { followIncident } from '../maintenances/follow-incident.ts';
import { compareTimestamps } from '../timestamp-input.ts';

type Times = Pick<Selectable<Database['incidents']>, 'began_at' | 'ended_at'>;

/** Whether it starts and ends at its planned times, or waits for somebody to say so. */
export interface Automation {
  readonly startsByItself?: boolean | undefined;
  readonly endsByItself?: boolean | undefined;
}

/**
 * Makes the maintenance follow its incident: it is there while an impact has severity 0, and an edit of the incident's
 * begin and end is one of its own times.
 *
 * @param before the incident's times before the edit; undefined for a new one
 * @param automation of a new one; by itself where it is left out
 */
export async function keepMaintenance(
  tx: Transaction<Database>,
  incidentId: string,
  now: Date,
  { before, automation = {} }: { before?: Times; automation?: Automation } = {},
): Promise<void> {
  const { count } = await tx
    .selectFrom('impacts')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('incident_id', '=', incidentId)
    .where('severity', '=', 0)
    .executeTakeFirstOrThrow();
  if (count === '0') {
    await tx.deleteFrom('maintenances').where('incident_id', '=', incidentId).execute();
    return;
  }
  const incident = await tx
    .selectFrom('incidents')
    .select(['began_at', 'ended_at'])
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow();
  const maintenance = await tx
    .selectFrom('maintenances')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
  if (maintenance === undefined) {
    await tx
      .insertInto('maintenances')
      .values({
        incident_id: incidentId,
        ...plan(incident, timestampOf(now)),
        starts_by_itself: automation.startsByItself ?? true,
        ends_by_itself: automation.endsByItself ?? true,
      })
      .execute();
    return;
  }
  const times = followIncident(
    maintenance,
    {
      ...(before?.began_at === incident.began_at ? {} : { beganAt: incident.began_at }),
      ...(before?.ended_at === incident.ended_at ? {} : { endedAt: incident.ended_at }),
    },
    timestampOf(now),
  );
  if (Object.keys(times).length === 0) return;
  await tx.updateTable('maintenances').set(times).where('incident_id', '=', incidentId).execute();
}

/** What is written down after its end is history: no job has to start and end it. */
function plan({ began_at: beganAt, ended_at: endedAt }: Times, now: Timestamp) {
  const isOver = endedAt !== null && compareTimestamps(endedAt, now) <= 0;
  return {
    planned_start: beganAt,
    planned_end: endedAt ?? beganAt ?? now,
    ...(isOver ? { started_at: beganAt, finished_at: endedAt } : {}),
  };
}
