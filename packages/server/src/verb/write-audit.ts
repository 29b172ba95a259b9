import { timestampOf, type Database } from '@scs/store';
import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import type { AuditRecord } from './verb.ts';

/** Adds a record to the audit log, which nobody can take out again. */
export async function writeAudit(
  db: Kysely<Database>,
  { actor, action, requestId, now }: { actor: Actor; action: string; requestId: string | null; now: Date },
  { objectType, objectId, before, after }: AuditRecord,
): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      action,
      object_type: objectType,
      object_id: objectId,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
      request_id: requestId,
      at: timestampOf(now),
    })
    .execute();
}
