import { z } from 'zod';
import type { Database } from '@scs/store';
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import { notFound } from '../../errors.ts';
import { arrangeGroups } from '../../status/groups/arrange-groups.ts';
import { createGroup } from '../../status/groups/create-group.ts';
import { deleteGroup } from '../../status/groups/delete-group.ts';
import { groupChanges, groupFields, groupOrder } from '../../status/groups/schemas.ts';
import { updateGroup } from '../../status/groups/update-group.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { versioned, versionedOf } from '../conventions/documents.ts';
import { etagOf, neededVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idempotencyKey, idParams, ifMatch, noContent, readable } from '../conventions/routes.ts';
import { viewerOf, type Viewer } from '../conventions/viewer.ts';

const groupDocument = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    isRedundant: z.boolean(),
    position: z.int(),
    ...versioned,
  })
  .meta({ id: 'ComponentGroup' });
export type GroupDocument = z.infer<typeof groupDocument>;

function toGroup(row: Selectable<Database['component_groups']>): z.infer<typeof groupDocument> {
  const { id, name, description, is_redundant: isRedundant, position } = row;
  return { id, name, description, isRedundant, position, ...versionedOf(row) };
}

/** A group shows itself to those who may see a component of it; to operators in any case. */
function selectGroups(db: Kysely<Database>, viewer: Viewer) {
  return db
    .selectFrom('component_groups as g')
    .selectAll()
    .$if(!viewer.seesDrafts, (query) =>
      query.where((is) =>
        is.exists(
          is
            .selectFrom('components as c')
            .select('c.id')
            .whereRef('c.group_id', '=', 'g.id')
            .where('c.visibility', 'in', viewer.visibilities),
        ),
      ),
    )
    .orderBy('position')
    .orderBy('name');
}

async function readGroup(db: Kysely<Database>, viewer: Viewer, id: string) {
  const row = await selectGroups(db, viewer).where('g.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('component group', id);
  return toGroup(row);
}

const tags = ['component groups'];
const cursor = z.tuple([z.int32(), z.string()]);

export function groupRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/component-groups',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'listComponentGroups',
        summary: 'List groups of components',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(groupDocument) },
      },
    },
    async (request, reply) => {
      const { limit } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await selectGroups(db, viewerOf(request))
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(position, name) > (${after?.[0] ?? 0}, ${after?.[1] ?? ''})`),
        )
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.position, row.name], item: toGroup });
    },
  );
  app.get(
    '/component-groups/:id',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readComponentGroup',
        summary: 'Read a group of components',
        params: idParams,
        response: { 200: groupDocument },
      },
    },
    async (request, reply) => {
      const document = await readGroup(db, viewerOf(request), request.params.id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/component-groups',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createComponentGroup',
        summary: 'Add a group of components',
        headers: idempotencyKey,
        body: z.strictObject(groupFields),
        response: { 201: groupDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, createGroup, request.body, async (tx, made) => ({
        status: 201,
        location: `/component-groups/${made.id}`,
        document: await readGroup(tx, viewerOf(request), made.id),
      })),
  );
  app.post(
    '/component-groups/order',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'arrangeComponentGroups',
        summary: 'Put all groups of components in an order',
        headers: idempotencyKey,
        body: z.strictObject(groupOrder),
        response: { 204: noContent },
      },
    },
    (request, reply) => change(context, request, reply, arrangeGroups, request.body, () => ({ status: 204 })),
  );
  app.patch(
    '/component-groups/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateComponentGroup',
        summary: 'Change a group of components',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(groupChanges),
        response: { 200: groupDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateGroup, input, async (tx) => ({
        document: await readGroup(tx, viewerOf(request), id),
      }));
    },
  );
  app.delete(
    '/component-groups/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteComponentGroup',
        summary: 'Delete a group that no component is in',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteGroup, input, () => ({ status: 204 }));
    },
  );
}
