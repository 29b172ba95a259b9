import type { Timestamp } from '@scs/store';
import { z } from 'zod';
import { createComponent } from '../../status/components/create-component.ts';
import { deleteComponent } from '../../status/components/delete-component.ts';
import { componentFields } from '../../status/components/schemas.ts';
import { updateComponent } from '../../status/components/update-component.ts';
import { id, text, timestamp, visibility } from '../../status/schemas.ts';
import { statesOf } from '../../status/state/states-of.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { etagOf, neededVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idempotencyKey, idParams, ifMatch, noContent, readable } from '../conventions/routes.ts';
import { viewerOf } from '../conventions/viewer.ts';
import { componentDocument, toComponent } from './documents.ts';
import { listComponents, readComponent } from './queries.ts';

const tags = ['components'];
const at = timestamp.optional().describe('The moment whose state is told; now unless given');
const cursor = z.tuple([z.int32(), z.string().regex(/^\d{1,18}$/)]);

export function componentRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/components',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'listComponents',
        summary: 'List components with their state, now or at another time',
        querystring: z.strictObject({
          ...pageQuery,
          groupId: id.optional(),
          visibility: visibility.optional(),
          text: text.max(200).optional().describe('A part of the name'),
          at,
        }),
        response: { 200: pageOf(componentDocument) },
      },
    },
    async (request, reply) => {
      const { limit, cursor: after, at, ...filter } = request.query;
      const now = new Date();
      const rows = await listComponents(db, viewerOf(request), { limit, after: cursorKey(cursor, after), ...filter });
      const ids = rows.map((row) => row.id);
      const states = await statesOf(db, ids, { at: momentOf(at, now), now });
      return sendPage(request, reply, {
        rows,
        limit,
        key: (row) => [row.position, row.seq],
        item: (row) => toComponent(row, states.get(row.id) ?? missing(row.id)),
      });
    },
  );
  app.get(
    '/components/:id',
    {
      config: readable,
      schema: {
        tags,
        operationId: 'readComponent',
        summary: 'Read a component with its state, now or at another time',
        params: idParams,
        querystring: z.strictObject({ at }),
        response: { 200: componentDocument },
      },
    },
    async (request, reply) => {
      const now = new Date();
      const asked = { id: request.params.id, now, at: momentOf(request.query.at, now) };
      const document = await readComponent(db, viewerOf(request), asked);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/components',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createComponent',
        summary: 'Add a component',
        headers: idempotencyKey,
        body: z.strictObject(componentFields),
        response: { 201: componentDocument },
      },
    },
    (request, reply) =>
      change(context, request, reply, createComponent, request.body, async (tx, made, now) => ({
        status: 201,
        location: `/components/${made.id}`,
        document: await readComponent(tx, viewerOf(request), { id: made.id, now }),
      })),
  );
  app.patch(
    '/components/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateComponent',
        summary: 'Change a component; what is left out stays, labels are replaced as a whole',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(componentFields),
        response: { 200: componentDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateComponent, input, async (tx, _made, now) => ({
        document: await readComponent(tx, viewerOf(request), { id, now }),
      }));
    },
  );
  app.delete(
    '/components/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteComponent',
        summary: 'Delete a component that no incident has ever affected',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteComponent, input, () => ({ status: 204 }));
    },
  );
}

function momentOf(at: Timestamp | undefined, now: Date): Date {
  return at === undefined ? now : new Date(at);
}

function missing(id: string): never {
  throw new Error(`the component ${id} has no state`);
}
