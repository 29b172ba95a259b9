import { z } from 'zod';
import { id } from '../status/schemas.ts';

/** Where messages are sent; of which form it must be depends on the kind, see `checkAddress`. */
const address = z.string().min(1).max(2000).meta({ example: 'https://hooks.example.com/status' });

const event = z
  .string()
  .regex(
    /^[a-z][a-z-]{0,40}(?:\.[a-z][a-z-]{0,40})?$/,
    'must be an event or an area, such as maintenance.started or incident',
  );

export const kind = z
  .enum(['webhook', 'slack', 'teams', 'matrix', 'email'])
  .describe('How it is told; `slack` also for Mattermost and Rocket.Chat, `teams` for the webhooks of Workflows');

/** What a client can set of a subscription. */
const subscriptionFields = {
  address: address.describe(
    'The URL of the hook; for `matrix` that of the server; for `email` the mailbox, which stays',
  ),
  room: z
    .string()
    .regex(/^![^\s/\p{Cc}]{1,254}$/u, 'must be the id of a room, such as !abc:example.com')
    .nullish()
    .describe('Of `matrix`, and needed there: the id of the room'),
  accessToken: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, 'must be printable characters without spaces')
    .optional()
    .describe('Of `matrix`, and needed there, also when `address` changes to another origin; it is never shown'),
  language: z.enum(['en', 'de']).optional().describe('What people are written to in; English unless given'),
  componentIds: z.array(id).min(1).max(1000).nullish().describe('Only what affects one of these; null for all'),
  events: z.array(event).min(1).max(50).nullish().describe('Events or whole areas; null for all'),
  about: z.enum(['incidents', 'maintenances']).nullish().describe('Only what is about these; null for both'),
  frequency: z
    .enum(['immediate', 'daily', 'weekly'])
    .optional()
    .describe('Of `email`: at once, or what has gathered, at eight each day or each Monday; at once unless given'),
};

export const newSubscriptionFields = {
  kind: kind.optional(),
  ...subscriptionFields,
  isConfirmed: z
    .boolean()
    .optional()
    .describe('Of `email`: whether the owner has agreed already. Unless it is true, a message asks for that first'),
};

export const subscriptionChanges = {
  ...subscriptionFields,
  address: subscriptionFields.address.optional(),
  isDisabled: z.boolean().optional().describe('Whether nothing is sent for the time being'),
};
