import { timestampOf, type Database } from '@scs/store';
import { sql, type Transaction } from 'kysely';

/**
 * Makes the maintenance follow its incident: it is there while an impact has severity 0, and until it runs its plan is
 * the incident's begin and end. Once it runs, only its planned end follows; once it is over, nothing does.
 */
export async function keepMaintenance(tx: Transaction<Database>, incidentId: string): Promise<void> {
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
  await tx
    .insertInto('maintenances')
    .columns(['incident_id', 'planned_start', 'planned_end'])
    .expression((is) =>
      is
        .selectFrom('incidents')
        .select([
          'id',
          'began_at',
          sql<string>`coalesce(ended_at, began_at, ${timestampOf(new Date(0))})`.as('ended_at'),
        ])
        .where('id', '=', incidentId),
    )
    .onConflict((conflict) =>
      conflict.column('incident_id').doUpdateSet({
        planned_start: sql`case when maintenances.started_at is null and maintenances.finished_at is null and maintenances.cancelled_at is null
          then excluded.planned_start else maintenances.planned_start end`,
        planned_end: sql`case when maintenances.finished_at is null and maintenances.cancelled_at is null
          then excluded.planned_end else maintenances.planned_end end`,
      }),
    )
    .execute();
}
