import type { Database } from '@scs/store';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { text, timestamp } from '../../status/schemas.ts';
import type { V1App, V1Context } from '../../v1/conventions/context.ts';
import { moment } from '../../v1/conventions/documents.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../../v1/conventions/page.ts';
import { listAudit } from '../audit/list-audit.ts';

const document = z.record(z.string(), z.unknown()).nullable();

const auditEntry = z
  .object({
    id: z.string(),
    at: moment,
    actor: z.object({
      kind: z.string().describe('`user`, `token`, `bootstrap`, `system` or `stranger`'),
      id: z.string().nullable(),
      name: z.string().describe('As it was then'),
    }),
    action: z.string().describe('The verb, such as `incident.create`'),
    objectType: z.string(),
    objectId: z.string(),
    before: document.describe('What was there; null for what is new'),
    after: document.describe('What was set; null for what was deleted'),
    requestId: z.string().nullable().describe("Names the request in the server's log"),
  })
  .meta({ id: 'AuditEntry' });
export type AuditDocument = z.infer<typeof auditEntry>;

function toEntry(row: Selectable<Database['audit_log']>): z.infer<typeof auditEntry> {
  return {
    id: row.id,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    before: row.before,
    after: row.after,
    requestId: row.request_id,
  };
}

const name = text.max(300);

/** Reading the audit log. There is no route that changes it, and the database refuses it, too. */
export function auditRoutes(app: V1App, { store }: V1Context): void {
  app.get(
    '/audit',
    {
      config: { role: 'administrator', action: 'audit.list' },
      schema: {
        tags: ['audit'],
        operationId: 'listAudit',
        summary: 'Who has done what, the newest first',
        querystring: z.strictObject({
          ...pageQuery,
          actor: name.optional().describe('Id or name of who acted'),
          action: name.optional().describe('A verb, such as `incident.create`, or an area, such as `incident`'),
          objectType: name.optional(),
          objectId: name.optional(),
          from: timestamp.optional().describe('From this moment on'),
          to: timestamp.optional().describe('Before this moment'),
        }),
        response: { 200: pageOf(auditEntry) },
      },
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query;
      const before = cursorKey(z.string().regex(/^\d{1,18}$/), cursor);
      const rows = await listAudit(store.db, { ...filter, before }, limit + 1);
      return sendPage(request, reply, { rows, limit, key: (row) => row.id, item: toEntry });
    },
  );
}
