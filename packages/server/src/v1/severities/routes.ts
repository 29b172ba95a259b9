import { z } from 'zod';
import type { Database } from '@scs/store';
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import { notFound } from '../../errors.ts';
import { createSeverity } from '../../status/severities/create-severity.ts';
import { deleteSeverity } from '../../status/severities/delete-severity.ts';
import { severityChanges, severityFields } from '../../status/severities/schemas.ts';
import { updateSeverity } from '../../status/severities/update-severity.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { versioned, versionedOf } from '../conventions/documents.ts';
import { etagOf, neededVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forEverybody, forOperators, idempotencyKey, idParams, ifMatch, noContent } from '../conventions/routes.ts';

const severityDocument = z
  .object({
    id: z.string(),
    displayName: z.string().nullable(),
    value: z.int().nullable().describe('The upper end of its range; the range begins above the next smaller value'),
    colour: z.string().nullable(),
    ...versioned,
  })
  .meta({ id: 'Severity' });
export type SeverityDocument = z.infer<typeof severityDocument>;

function toSeverity(row: Selectable<Database['severities']>): z.infer<typeof severityDocument> {
  const { id, display_name: displayName, value, colour } = row;
  return { id, displayName, value, colour, ...versionedOf(row) };
}

async function readSeverity(db: Kysely<Database>, id: string) {
  const row = await db.selectFrom('severities').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('severity', id);
  return toSeverity(row);
}

const tags = ['severities'];
const cursor = z.tuple([z.int().min(0).max(32_767), z.guid()]);
/** Those without a value come last. */
const byValue = sql<number>`coalesce(value, 32767)`;

export function severityRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/severities',
    {
      config: forEverybody,
      schema: {
        tags,
        operationId: 'listSeverities',
        summary: 'List severities by their values',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(severityDocument) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await db
        .selectFrom('severities')
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(${byValue}, id) > (${after?.[0] ?? 0}, ${after?.[1] ?? ''})`),
        )
        .orderBy(byValue)
        .orderBy('id')
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.value ?? 32_767, row.id], item: toSeverity });
    },
  );
  app.get(
    '/severities/:id',
    {
      config: forEverybody,
      schema: {
        tags,
        operationId: 'readSeverity',
        summary: 'Read a severity',
        params: idParams,
        response: { 200: severityDocument },
      },
    },
    async (request, reply) => {
      const document = await readSeverity(db, request.params.id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/severities',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createSeverity',
        summary: 'Add a severity',
        headers: idempotencyKey,
        body: z.strictObject(severityFields),
        response: { 201: severityDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, createSeverity, request.body, async (tx, made) => ({
        status: 201,
        location: `/severities/${made.id}`,
        document: await readSeverity(tx, made.id),
      })),
  );
  app.patch(
    '/severities/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateSeverity',
        summary: 'Change a severity; impacts hold plain numbers and stay as they are',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(severityChanges),
        response: { 200: severityDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { key: { id }, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateSeverity, input, async (tx) => ({
        document: await readSeverity(tx, id),
      }));
    },
  );
  app.delete(
    '/severities/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteSeverity',
        summary: 'Delete a severity; the ranges of the others close the gap',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { key: { id: request.params.id }, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteSeverity, input, () => ({ status: 204 }));
    },
  );
}
