import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { notFound } from '../../errors.ts';
import { moment, versioned, versionedOf } from '../conventions/documents.ts';

const fields = {
  id: z.string(),
  kind: z.enum(['webhook', 'slack', 'teams', 'matrix', 'email']),
  address: z.string().describe('A URL, or the mailbox of a person'),
  room: z.string().nullable().describe('Of `matrix`'),
  language: z.enum(['en', 'de']),
  componentIds: z.array(z.string()).nullable().describe('Only what affects one of these; null for all'),
  events: z.array(z.string()).nullable().describe('Events or whole areas; null for all'),
  about: z.enum(['incidents', 'maintenances']).nullable().describe('Only what is about these; null for both'),
  frequency: z.enum(['immediate', 'daily', 'weekly']),
  createdBy: z.string(),
  confirmedAt: moment.nullable().describe('Of `email`: when its owner agreed; until then it is told nothing'),
  disabledAt: moment.nullable(),
  disabledReason: z.string().nullable().describe('Why the server switched it off; null when an operator did'),
  ...versioned,
};

export const subscriptionDocument = z.object(fields).meta({ id: 'Subscription' });
export type SubscriptionDocument = z.infer<typeof subscriptionDocument>;

export const newSubscription = z
  .object({ ...fields, secret: z.string().nullable().describe('Signs the messages of a webhook; shown this once') })
  .meta({ id: 'NewSubscription' });

/** All but the secrets. */
export function selectSubscriptions(db: Kysely<Database>) {
  return db
    .selectFrom('subscriptions')
    .select([
      'id',
      'kind',
      'address',
      'room',
      'language',
      'component_ids',
      'events',
      'created_by',
      'disabled_at',
      'version',
    ])
    .select(['about', 'frequency', 'confirmed_at', 'disabled_reason', 'created_at', 'updated_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSubscriptions>['executeTakeFirstOrThrow']>>;

export function toSubscription(row: Row): z.infer<typeof subscriptionDocument> {
  const { id, kind, address, room, language, events, created_by: createdBy, disabled_at: disabledAt } = row;
  return {
    id,
    kind,
    address,
    room,
    language,
    componentIds: row.component_ids && [...row.component_ids],
    events: events && [...events],
    about: row.about,
    frequency: row.frequency,
    createdBy,
    confirmedAt: row.confirmed_at,
    disabledAt,
    disabledReason: row.disabled_reason,
    ...versionedOf(row),
  };
}

/** @throws ServerError `not-found` */
export async function readSubscription(db: Kysely<Database>, id: string) {
  const row = await selectSubscriptions(db).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw notFound('subscription', id);
  return toSubscription(row);
}
