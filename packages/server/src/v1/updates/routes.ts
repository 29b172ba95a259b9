import type { Database } from '@scs/store';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { id } from '../../status/schemas.ts';
import { deleteUpdate } from '../../status/updates/delete-update.ts';
import { editUpdate } from '../../status/updates/edit-update.ts';
import { postUpdate } from '../../status/updates/post-update.ts';
import { incidentStep, notifying, updateChanges, updateFields } from '../../status/updates/schemas.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { etagOf, neededVersion, statedVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idParams, ifMatch, mayHaveIfMatch, noContent, readable } from '../conventions/routes.ts';
import { viewerOf } from '../conventions/viewer.ts';
import { toUpdate, updateDocument } from '../incidents/documents.ts';
import { findIncident } from '../incidents/queries.ts';

const tags = ['incident updates'];
const cursor = z.tuple([z.int32()]);
const updateParams = z.strictObject({
  id,
  order: z.coerce.number().pipe(z.int32().min(0)).meta({ type: 'integer', minimum: 0 }),
});

function selectUpdates(db: Kysely<Database>, incidentId: string) {
  return db.selectFrom('incident_updates').selectAll().where('incident_id', '=', incidentId).orderBy('order');
}

async function readUpdate(db: Kysely<Database>, incidentId: string, order: number) {
  const row = await selectUpdates(db, incidentId).where('order', '=', order).executeTakeFirst();
  if (row === undefined) throw notFound('update', `${String(order)} of the incident ${incidentId}`);
  return toUpdate(row);
}

export function updateRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;
  const refuseUnseen = (request: FastifyRequest, incidentId: string) =>
    findIncident(db, viewerOf(request), { id: incidentId, now: new Date() });

  app.get(
    '/incidents/:id/updates',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'listIncidentUpdates',
        summary: "List an incident's updates in their order",
        params: idParams,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(updateDocument) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { limit } = request.query;
      await refuseUnseen(request, id);
      const after = cursorKey(cursor, request.query.cursor)?.[0] ?? -1;
      const rows = await selectUpdates(db, id)
        .where('order', '>', after)
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, { rows, limit, key: (row) => [row.order], item: toUpdate });
    },
  );
  app.get(
    '/incidents/:id/updates/:order',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readIncidentUpdate',
        summary: 'Read an update',
        params: updateParams,
        response: { 200: updateDocument },
      },
    },
    async (request, reply) => {
      const { id, order } = request.params;
      await refuseUnseen(request, id);
      const document = await readUpdate(db, id, order);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/incidents/:id/updates',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'postIncidentUpdate',
        summary: "Add an update; the incident's phase and end may change with it",
        params: idParams,
        headers: mayHaveIfMatch,
        body: z.strictObject({ ...updateFields, ...incidentStep, ...notifying }),
        response: { 201: updateDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { incidentId: id, expectedVersion: statedVersion(request.headers), ...request.body };
      return change(context, request, reply, postUpdate, input, async (tx, { order }) => ({
        status: 201,
        location: `/incidents/${id}/updates/${String(order)}`,
        document: await readUpdate(tx, id, order),
      }));
    },
  );
  app.patch(
    '/incidents/:id/updates/:order',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'editIncidentUpdate',
        summary: "Change an update's words or time",
        params: updateParams,
        headers: ifMatch,
        body: z.strictObject(updateChanges),
        response: { 200: updateDocument },
      },
    },
    (request, reply) => {
      const { id, order } = request.params;
      const key = { incidentId: id, order, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, editUpdate, { ...key, ...request.body }, async (tx) => ({
        document: await readUpdate(tx, id, order),
      }));
    },
  );
  app.delete(
    '/incidents/:id/updates/:order',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteIncidentUpdate',
        summary: 'Take an update out of the timeline',
        params: updateParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const { id, order } = request.params;
      const input = { incidentId: id, order, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteUpdate, input, () => ({ status: 204 }));
    },
  );
}
