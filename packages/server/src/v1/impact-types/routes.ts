import { z } from 'zod';
import type { Database } from '@scs/store';
import type { Kysely, Selectable } from 'kysely';
import { notFound } from '../../errors.ts';
import { createImpactType } from '../../status/impact-types/create-impact-type.ts';
import { deleteImpactType } from '../../status/impact-types/delete-impact-type.ts';
import { impactTypeChanges, impactTypeFields } from '../../status/impact-types/schemas.ts';
import { updateImpactType } from '../../status/impact-types/update-impact-type.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { versioned, versionedOf } from '../conventions/documents.ts';
import { etagOf, neededVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forEverybody, forOperators, idempotencyKey, idParams, ifMatch, noContent } from '../conventions/routes.ts';

const impactTypeDocument = z
  .object({ id: z.string(), displayName: z.string(), description: z.string().nullable(), ...versioned })
  .meta({ id: 'ImpactType' });
export type ImpactTypeDocument = z.infer<typeof impactTypeDocument>;

function toImpactType(row: Selectable<Database['impact_types']>): z.infer<typeof impactTypeDocument> {
  return { id: row.id, displayName: row.display_name, description: row.description, ...versionedOf(row) };
}

async function readImpactType(db: Kysely<Database>, id: string) {
  const row = await db.selectFrom('impact_types').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('impact type', id);
  return toImpactType(row);
}

const tags = ['impact types'];
const cursor = z.tuple([z.string().regex(/^\d{1,18}$/)]);

export function impactTypeRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/impact-types',
    {
      config: forEverybody,
      schema: {
        tags,
        operationId: 'listImpactTypes',
        summary: 'List the ways in which components can be affected',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(impactTypeDocument) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await db
        .selectFrom('impact_types')
        .selectAll()
        .$if(after !== undefined, (query) => query.where('seq', '>', after?.[0] ?? '0'))
        .orderBy('seq')
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.seq], item: toImpactType });
    },
  );
  app.get(
    '/impact-types/:id',
    {
      config: forEverybody,
      schema: {
        tags,
        operationId: 'readImpactType',
        summary: 'Read an impact type',
        params: idParams,
        response: { 200: impactTypeDocument },
      },
    },
    async (request, reply) => {
      const document = await readImpactType(db, request.params.id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/impact-types',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createImpactType',
        summary: 'Add an impact type',
        headers: idempotencyKey,
        body: z.strictObject(impactTypeFields),
        response: { 201: impactTypeDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, createImpactType, request.body, async (tx, made) => ({
        status: 201,
        location: `/impact-types/${made.id}`,
        document: await readImpactType(tx, made.id),
      })),
  );
  app.patch(
    '/impact-types/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateImpactType',
        summary: 'Change an impact type',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(impactTypeChanges),
        response: { 200: impactTypeDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateImpactType, input, async (tx) => ({
        document: await readImpactType(tx, id),
      }));
    },
  );
  app.delete(
    '/impact-types/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteImpactType',
        summary: 'Delete an impact type that no incident uses',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteImpactType, input, () => ({ status: 204 }));
    },
  );
}
