import { z } from 'zod';
import { id } from '../status/schemas.ts';

/** Where messages are sent. Whether the address leads into a private network is looked at when they are. */
const address = z
  .string()
  .max(2000)
  .refine(isWebAddress, 'must be a URL that begins with https:// or http://, without a user name or a password')
  .meta({ format: 'uri', example: 'https://hooks.example.com/status' });

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

const event = z
  .string()
  .regex(
    /^[a-z][a-z-]{0,40}(?:\.[a-z][a-z-]{0,40})?$/,
    'must be an event or an area, such as maintenance.started or incident',
  );

const kind = z
  .enum(['webhook', 'slack', 'teams', 'matrix'])
  .describe('How it is told; `slack` also for Mattermost and Rocket.Chat, `teams` for the webhooks of Workflows');

/** What a client can set of a subscription. */
const subscriptionFields = {
  address: address.describe('The URL of the hook; for `matrix` that of the server'),
  room: z
    .string()
    .regex(/^![^\s/\p{Cc}]{1,254}$/u, 'must be the id of a room, such as !abc:example.com')
    .nullish()
    .describe('Of `matrix`, and needed there: the id of the room'),
  accessToken: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, 'must be printable characters without spaces')
    .optional()
    .describe('Of `matrix`, and needed there; it is never shown'),
  language: z.enum(['en', 'de']).optional().describe('What people are written to in; English unless given'),
  componentIds: z.array(id).min(1).max(1000).nullish().describe('Only what affects one of these; null for all'),
  events: z.array(event).min(1).max(50).nullish().describe('Events or whole areas; null for all'),
};

export const newSubscriptionFields = { kind: kind.optional(), ...subscriptionFields };

export const subscriptionChanges = {
  ...subscriptionFields,
  address: subscriptionFields.address.optional(),
  isDisabled: z.boolean().optional().describe('Whether nothing is sent for the time being'),
};
