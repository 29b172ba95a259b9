import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { id } from '../../status/schemas.ts';
import type { V1App, V1Context } from '../conventions/context.ts';
import { moment } from '../conventions/documents.ts';
import { cursorKey, pageOf, pageQuery, sendPage } from '../conventions/page.ts';
import { forOperators, idParams } from '../conventions/routes.ts';
import { readSubscription } from './documents.ts';

const tags = ['subscriptions'];
const reading = { ...forOperators, action: 'subscription.list' } as const;
const cursor = z.tuple([z.string().regex(/^\d{1,18}$/), id]);

const state = z.enum(['pending', 'held', 'digested', 'delivered', 'failed']);

const deliveryDocument = z
  .object({
    id: z.string(),
    subscriptionId: z.string(),
    event: z.string(),
    objectId: z.string().describe('What it is about'),
    at: moment.describe('When it happened'),
    state: state.describe('`failed` is for good; `held` waits for the next digest, `digested` is told by one'),
    digestId: z.string().nullable().describe('The delivery of the digest that tells it'),
    attempts: z.int(),
    nextAt: moment.describe('When the next attempt is due, if it is pending'),
    deliveredAt: moment.nullable(),
    lastStatus: z.int().nullable().describe('What the receiver answered last'),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryDocument = z.infer<typeof deliveryDocument>;

const ownQuery = {
  ...pageQuery,
  state: state.optional().describe('Only what is in this state'),
  objectId: id.optional().describe('Only what is about this incident or maintenance'),
};
interface Filter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: z.infer<typeof state> | undefined;
  readonly objectId?: string | undefined;
  readonly subscriptionId?: string | undefined;
}

/** What subscribers were told and are to be told: the log of the deliveries. */
export function deliveryRoutes(app: V1App, { store: { db } }: V1Context): void {
  async function list(request: FastifyRequest, reply: FastifyReply, filter: Filter) {
    const { limit, state, objectId, subscriptionId } = filter;
    const before = cursorKey(cursor, filter.cursor);
    const rows = await db
      .selectFrom('deliveries as d')
      .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
      .select(['d.id', 'd.subscription_id as subscriptionId', 'd.outbox_id', 'o.event', 'o.object_id as objectId'])
      .select([
        'o.at',
        'd.state',
        'd.digest_id as digestId',
        'd.attempts',
        'd.next_at as nextAt',
        'd.delivered_at as deliveredAt',
      ])
      .select(['d.last_status as lastStatus', 'd.last_error as lastError'])
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
}
