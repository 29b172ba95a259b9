import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { moment } from '../conventions/documents.ts';

export const deliveryState = z.enum(['pending', 'held', 'digested', 'delivered', 'failed', 'withdrawn']);

export const deliveryDocument = z
  .object({
    id: z.string(),
    subscriptionId: z.string(),
    kind: z.string().describe('Of the subscription'),
    to: z.string().describe('The address of the subscription, or its room'),
    event: z.string(),
    objectId: z.string().describe('What it is about'),
    at: moment.describe('When it happened'),
    state: deliveryState.describe(
      '`failed` is for good, unless it is tried again by hand; `held` waits for the next digest, `digested` is told by one; `withdrawn` was not told, since it was deleted or hidden before',
    ),
    digestId: z.string().nullable().describe('The delivery of the digest that tells it'),
    attempts: z.int(),
    nextAt: moment.describe('When the next attempt is due, if it is pending'),
    deliveredAt: moment.nullable(),
    lastStatus: z.int().nullable().describe('What the receiver answered last'),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });
export type DeliveryDocument = z.infer<typeof deliveryDocument>;

/** Deliveries as they are shown, with `outbox_id`, by which they are in order. */
export function selectDeliveries(db: Kysely<Database>) {
  return db
    .selectFrom('deliveries as d')
    .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
    .innerJoin('subscriptions as s', 's.id', 'd.subscription_id')
    .select(['d.id', 'd.subscription_id as subscriptionId', 'd.outbox_id', 'o.event', 'o.object_id as objectId'])
    .select(['s.kind', ({ fn }) => fn.coalesce('s.room', 's.address').as('to')])
    .select(['o.at', 'd.state', 'd.digest_id as digestId', 'd.attempts'])
    .select(['d.next_at as nextAt', 'd.delivered_at as deliveredAt'])
    .select(['d.last_status as lastStatus', 'd.last_error as lastError']);
}

/** @throws ServerError `not-found` */
export async function readDelivery(db: Kysely<Database>, id: string): Promise<DeliveryDocument> {
  const row = await selectDeliveries(db).where('d.id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('delivery', id);
  return deliveryDocument.parse(row);
}
