import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { id } from '../../status/schemas.ts';
import { retryDelivery } from '../../deliveries/retry-delivery.ts';
import { change } from '../conventions/change.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idempotencyKey, idParams } from '../conventions/routes.ts';
import { deliveryDocument, deliveryState, readDelivery, selectDeliveries } from './delivery-documents.ts';
import { readSubscription } from './documents.ts';

const tags = ['subscriptions'];
const reading = { ...forOperators, action: 'subscription.list' } as const;
const cursor = z.tuple([z.string().regex(/^\d{1,18}$/), id]);

const ownQuery = {
  ...pageQuery,
  state: deliveryState.optional().describe('Only what is in this state'),
  objectId: id.optional().describe('Only what is about this incident or maintenance'),
};
interface Filter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: z.infer<typeof deliveryState> | undefined;
  readonly objectId?: string | undefined;
  readonly subscriptionId?: string | undefined;
}

/** What subscribers were told and are to be told: the log of the deliveries. */
export function deliveryRoutes(app: V1App, context: V1Context): void {
  const { db } = context.store;

  async function list(request: FastifyRequest, reply: FastifyReply, filter: Filter) {
    const { limit, state, objectId, subscriptionId } = filter;
    const before = cursorKey(cursor, filter.cursor);
    const rows = await selectDeliveries(db)
      .$if(subscriptionId !== undefined, (query) => query.where('d.subscription_id', '=', subscriptionId ?? ''))
      .$if(state !== undefined, (query) => query.where('d.state', '=', state ?? 'pending'))
      .$if(objectId !== undefined, (query) => query.where('o.object_id', '=', objectId ?? ''))
      .$if(before !== undefined, (query) =>
        query.where(sql<SqlBool>`(d.outbox_id, d.id) < (${before?.[0]}::bigint, ${before?.[1]}::uuid)`),
      )
      .orderBy('d.outbox_id', 'desc')
      .orderBy('d.id', 'desc')
      .limit(limit + 1)
      .execute();
    return sendPage(request, reply, { rows, limit, key: (row) => [row.outbox_id, row.id], item: (row) => row });
  }

  app.get(
    '/deliveries',
    {
      config: reading,
      schema: {
        tags,
        operationId: 'listDeliveries',
        summary: 'List what subscribers were told and are to be told, the newest event first',
        querystring: z.strictObject({ ...ownQuery, subscriptionId: id.optional().describe('Only this subscriber') }),
        response: { 200: pageOf(deliveryDocument) },
      },
    },
    (request, reply) => list(request, reply, request.query),
  );
  app.get(
    '/subscriptions/:id/deliveries',
    {
      config: reading,
      schema: {
        tags,
        operationId: 'listDeliveriesOfSubscription',
        summary: 'List what a subscriber was told and is to be told, the newest event first',
        params: idParams,
        querystring: z.strictObject(ownQuery),
        response: { 200: pageOf(deliveryDocument) },
      },
    },
    async (request, reply) => {
      const { id } = await readSubscription(db, request.params.id);
      return list(request, reply, { ...request.query, subscriptionId: id });
    },
  );
  app.post(
    '/deliveries/:id/retry',
    {
      config: forOperators,
      schema: {
        tags,
        operationId: 'retryDelivery',
        summary: 'Try a delivery again that was given up',
        params: idParams,
        headers: idempotencyKey,
        response: { 200: deliveryDocument },
      },
    },
    (request, reply) => {
      const { id } = request.params;
      return change(context, request, reply, retryDelivery, { id }, async (tx) => ({
        document: await readDelivery(tx, id),
      }));
    },
  );
}
