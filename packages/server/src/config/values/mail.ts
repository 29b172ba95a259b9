import { z } from 'zod';
import { readMailbox } from '../../mail/address.ts';
import { valueFacts } from './facts.ts';
import { textLike } from './plain.ts';

/** The name or the address of a server, without a port. */
export const hostName = textLike(
  /^(?:[a-z0-9](?:[a-z0-9._-]{0,250}[a-z0-9])?|[0-9a-f:]{2,39})$/i,
  'a host name or an address, without a port',
);

/** `Name <address>`, or an address alone. */
export const mailbox = z
  .string()
  .transform((text, context) => {
    const read = readMailbox(text);
    if (read !== undefined) return read;
    context.addIssue({ code: 'custom', message: 'is no e-mail address' });
    return z.NEVER;
  })
  .register(valueFacts, {
    wanted: 'an address such as status@example.com or Example Cloud <status@example.com>',
    code: 'bad-text',
  });
