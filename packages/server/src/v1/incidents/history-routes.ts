import type { Database, Timestamp } from '@scs/store';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { V1App, V1Context } from '../conventions/context.ts';
import { moment } from '../conventions/documents.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idParams } from '../conventions/routes.ts';
import { operators } from '../conventions/viewer.ts';
import { findIncident } from './queries.ts';

const historyEntry = z
  .object({
    id: z.string(),
    at: moment,
    actor: z.object({ kind: z.string().describe('`user`, `token`, `bootstrap` or `system`'), name: z.string() }),
    action: z.string().describe('The verb, such as `incident.publish`'),
    update: z.int().nullable().describe('The order of the update that it was about; null for the incident itself'),
    changed: z.array(z.string()).describe('The fields that were set'),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryDocument = z.infer<typeof historyEntry>;

interface HistoryRow {
  id: string;
  at: Timestamp;
  actor_kind: string;
  actor_name: string;
  action: string;
  update: number | null;
  changed: string[];
}

/** What the audit log has on an incident, its updates and its maintenance, the oldest first; `limit` and one more. */
async function selectHistory(
  db: Kysely<Database>,
  { id, after, limit }: { id: string; after: string; limit: number },
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select a.id, a.at, a.actor_kind, a.actor_name, a.action,
      case a.object_type when 'incident-update' then split_part(a.object_id, '/', 2)::int end as update,
      case when a.after is null then array[]::text[] else array(
        select key from jsonb_each(a.after) where value <> 'null' or a.before is not null order by key) end as changed
    from audit_log a
    where a.id > ${after}::bigint and (
      (a.object_type in ('incident', 'maintenance') and a.object_id = ${id})
      or (a.object_type = 'incident-update' and a.object_id like ${`${id}/%`}))
    order by a.id limit ${limit + 1}`.execute(db);
  return rows;
}

/** Who has changed an incident, for those who may: the audit log itself is for administrators. */
export function historyRoutes(app: V1App, { store: { db } }: V1Context): void {
  app.get(
    '/incidents/:id/history',
    {
      config: { ...forOperators, action: 'incident.history' },
      schema: {
        tags: ['incidents'],
        operationId: 'readIncidentHistory',
        summary: 'Who has changed an incident or its updates, and when, the oldest first',
        params: idParams,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(historyEntry) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { limit, cursor } = request.query;
      await findIncident(db, operators, { id, now: new Date() });
      const after = cursorKey(z.string().regex(/^\d{1,18}$/), cursor) ?? '0';
      const rows = await selectHistory(db, { id, after, limit });
      const item = ({ actor_kind: kind, actor_name: name, ...entry }: HistoryRow): HistoryDocument => ({
        ...entry,
        actor: { kind, name },
      });
      return sendPage(request, reply, { rows, limit, key: (row) => row.id, item });
    },
  );
}
