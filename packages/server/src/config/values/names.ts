import { isIP } from 'node:net';
import { z } from 'zod';
import { roles } from '../../auth/role.ts';
import { valueFacts } from './facts.ts';
import { choice, textLike } from './plain.ts';

/** A file or a folder; absolute once it is read. */
export const path = z
  .string()
  .min(1)
  .max(4000)
  .regex(/^\P{Cc}*$/u)
  .register(valueFacts, { wanted: 'the path of a file or folder', code: 'bad-path', isPath: true });

/** A name of the IANA database, in any spelling that it knows. */
export const timeZone = z
  .string()
  .refine(isTimeZone, 'is not a time zone')
  .register(valueFacts, { wanted: 'a name such as Europe/Berlin or UTC', code: 'bad-time-zone' });

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Who may do what in the platform. */
export const role = choice(roles);

/** `#rrggbb`, in small letters once it is read. */
export const colour = textLike(/^#[0-9a-f]{6}$/i, 'a colour such as #50c3a5').transform((text) => text.toLowerCase());

/** A UUID, in small letters once it is read, as the database writes it. */
export const uuid = z.guid().toLowerCase().register(valueFacts, { wanted: 'a UUID', code: 'bad-text' });

/** What may stand before this server and say where a request comes from. */
export const proxy = z.string().refine(isProxy, 'is not an address').register(valueFacts, {
  wanted: 'an address, a network such as 10.0.0.0/8, or loopback, linklocal or uniquelocal',
  code: 'bad-address',
});

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const match = /^(?<address>[^/%]+)(?:\/(?<bits>\d{1,3}))?$/.exec(text);
  const family = isIP(match?.groups?.['address'] ?? '');
  const bits = match?.groups?.['bits'];
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 4 ? 32 : 128));
}
