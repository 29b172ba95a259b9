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

/** What a client can set of a subscription. */
export const subscriptionFields = {
  address,
  componentIds: z.array(id).min(1).max(1000).nullish().describe('Only what affects one of these; null for all'),
  events: z.array(event).min(1).max(50).nullish().describe('Events or whole areas; null for all'),
};

export const subscriptionChanges = {
  ...subscriptionFields,
  address: address.optional(),
  isDisabled: z.boolean().optional().describe('Whether nothing is sent for the time being'),
};
