import type { Database } from '@scs/store';
import { sql, type Kysely, type SqlBool } from 'kysely';

/** What to look for in the audit log; what is left out is not asked for. */
export interface AuditFilter {
  /** Id or name of whoever acted. */
  readonly actor?: string | undefined;
  /** A verb, such as `incident.create`, or an area, such as `incident`. */
  readonly action?: string | undefined;
  readonly objectType?: string | undefined;
  readonly objectId?: string | undefined;
  /** From this moment on. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
  /** Older than this entry. */
  readonly before?: string | undefined;
}

/** Entries of the audit log, the newest first. */
export function listAudit(db: Kysely<Database>, filter: AuditFilter, limit: number) {
  const { actor, action, objectType, objectId, from, to, before } = filter;
  const area = action === undefined ? '' : `${action.replaceAll(/[\\%_]/g, '\\$&')}.%`;
  return db
    .selectFrom('audit_log')
    .selectAll()
    .$if(actor !== undefined, (query) =>
      query.where((is) => is.or([is('actor_id', '=', actor ?? ''), is('actor_name', '=', actor ?? '')])),
    )
    .$if(action !== undefined, (query) =>
      query.where((is) => is.or([is('action', '=', action ?? ''), is('action', 'like', area)])),
    )
    .$if(objectType !== undefined, (query) => query.where('object_type', '=', objectType ?? ''))
    .$if(objectId !== undefined, (query) => query.where('object_id', '=', objectId ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('at', '<', to ?? ''))
    .$if(before !== undefined, (query) => query.where(sql<SqlBool>`id < ${before}::bigint`))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
