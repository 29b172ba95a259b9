import { ownWords } from '@scs/status';
import { timestampOf, type Timestamp } from '@scs/store';
import { sql } from 'kysely';
import type { VerbContext } from '../../verb/verb.ts';
import type { LockedMaintenance } from './lock-maintenance.ts';
import type { TransitionKind } from './texts.ts';

/** One step in the life of a maintenance. */
export interface Transition {
  readonly kind: TransitionKind;
  /** When it happened. */
  readonly at: Timestamp;
  /** What the timeline says. */
  readonly description: string;
  /** Whether the clock did it, and nobody. */
  readonly isAutomatic: boolean;
  /** Whether subscribers are told; they are unless somebody says no. */
  readonly notify?: boolean | undefined;
  readonly maintenance: {
    readonly planned_end?: Timestamp;
    readonly started_at?: Timestamp;
    readonly finished_at?: Timestamp;
    readonly cancelled_at?: Timestamp;
  };
  /** What the incident says of begin and end from now on; the compatible API tells it. */
  readonly incident: { readonly began_at?: Timestamp | null; readonly ended_at?: Timestamp | null };
}

/**
 * Writes a step down: the times, an update in the timeline, the audit record and the event. The maintenance is locked.
 *
 * @returns it as it is now, for a step that follows at once
 */
export async function recordTransition(
  { tx, now, audit, announce }: VerbContext,
  before: LockedMaintenance,
  { kind, at, description, isAutomatic, notify, maintenance, incident }: Transition,
): Promise<LockedMaintenance> {
  const { id } = before.incident;
  const version = before.incident.version + 1;
  if (Object.keys(maintenance).length > 0) {
    await tx.updateTable('maintenances').set(maintenance).where('incident_id', '=', id).execute();
  }
  await tx
    .updateTable('incidents')
    .set({ ...incident, version, updated_at: timestampOf(now) })
    .where('id', '=', id)
    .execute();
  const { order } = await tx
    .insertInto('incident_updates')
    .values({
      incident_id: id,
      order: sql<number>`(select coalesce(max("order") + 1, 0) from incident_updates where incident_id = ${id})`,
      display_name: ownWords(kind),
      description,
      // it begins with that of the incident, as every update does
      version,
      is_automatic: isAutomatic,
      created_at: at,
    })
    .returning('order')
    .executeTakeFirstOrThrow();
  await audit({
    objectType: 'maintenance',
    objectId: id,
    before: { ...before.maintenance, began_at: before.incident.began_at, ended_at: before.incident.ended_at },
    after: { ...maintenance, ...incident, kind, description },
  });
  await announce(`maintenance.${kind}`, id, { isDraft: before.incident.is_draft, order, isAutomatic, notify });
  return {
    incident: { ...before.incident, ...incident, version },
    maintenance: { ...before.maintenance, ...maintenance },
  };
}
