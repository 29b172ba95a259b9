import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { refuseIdempotencyKey } from '../../auth/v1/secret-once.ts';
import { id, timestamp } from '../../status/schemas.ts';
import { createSubscription } from '../../subscriptions/create-subscription.ts';
import { deleteSubscription } from '../../subscriptions/delete-subscription.ts';
import { newSubscriptionFields, subscriptionChanges } from '../../subscriptions/schemas.ts';
import { updateSubscription } from '../../subscriptions/update-subscription.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { etagOf, neededVersion } from '../conventions/etag.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idParams, ifMatch, noContent } from '../conventions/routes.ts';
import {
  newSubscription,
  readSubscription,
  selectSubscriptions,
  subscriptionDocument,
  toSubscription,
} from './documents.ts';

const tags = ['subscriptions'];
const reading = { ...forOperators, action: 'subscription.list' } as const;
const cursor = z.tuple([timestamp, id]);

export function subscriptionRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  app.get(
    '/subscriptions',
    {
      config: reading,
      schema: {
        tags,
        operationId: 'listSubscriptions',
        summary: 'List who is told what happens, in the order in which they were added',
        querystring: z.strictObject({ ...pageQuery, kind: subscriptionDocument.shape.kind.optional() }),
        response: { 200: pageOf(subscriptionDocument) },
      },
    },
    async (request, reply) => {
      const { limit, kind } = request.query;
      const after = cursorKey(cursor, request.query.cursor);
      const rows = await selectSubscriptions(db)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'webhook'))
        .$if(after !== undefined, (query) =>
          query.where(sql<SqlBool>`(created_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
        )
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit + 1)
        .execute();
      return sendPage(request, reply, {
        rows,
        limit,
        key: (row) => [row.created_at, row.id],
        item: toSubscription,
      });
    },
  );
  app.get(
    '/subscriptions/:id',
    {
      config: reading,
      schema: {
        tags,
        operationId: 'readSubscription',
        summary: 'Read a subscription',
        params: idParams,
        response: { 200: subscriptionDocument },
      },
    },
    async (request, reply) => {
      const document = await readSubscription(db, request.params.id);
      void reply.header('etag', etagOf(document.version));
      return document;
    },
  );
  app.post(
    '/subscriptions',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'createSubscription',
        summary: 'Send what happens from now on to a webhook, signed, or to a room of a chat',
        body: z.strictObject(newSubscriptionFields),
        response: { 201: newSubscription },
      },
    },
    (request, reply) => {
      refuseIdempotencyKey(request);
      return change(context, request, reply, createSubscription, request.body, async (tx, { id, secret }) => ({
        status: 201,
        location: `/subscriptions/${id}`,
        document: { ...(await readSubscription(tx, id)), secret },
      }));
    },
  );
  app.patch(
    '/subscriptions/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'updateSubscription',
        summary: 'Change a subscription; lists are replaced as a whole, the secret stays',
        params: idParams,
        headers: ifMatch,
        body: z.strictObject(subscriptionChanges),
        response: { 200: subscriptionDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      const input = { id, expectedVersion: neededVersion(request.headers), ...request.body };
      return change(context, request, reply, updateSubscription, input, async (tx) => ({
        document: await readSubscription(tx, id),
      }));
    },
  );
  app.delete(
    '/subscriptions/:id',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'deleteSubscription',
        summary: 'End a subscription; what waits for it is not delivered any more',
        params: idParams,
        headers: ifMatch,
        response: { 204: noContent },
      },
    },
    (request, reply) => {
      const input = { id: request.params.id, expectedVersion: neededVersion(request.headers) };
      return change(context, request, reply, deleteSubscription, input, () => ({ status: 204 }));
    },
  );
}
