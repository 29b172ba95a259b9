import { z } from 'zod';
import { roles } from './role.ts';

export const role = z.enum(roles);

/** A name that people see in one line. */
export const shortName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200)
  .refine((value) => !/\p{Cc}/u.test(value), 'must not contain control characters');

/** Verbs (`incident.create`) or areas (`incident`). */
export const scopes = z
  .array(z.string().regex(/^[a-z][a-z-]{0,40}(?:\.[a-z][a-z-]{0,40})?$/, 'must be a verb or an area, such as incident'))
  .max(50);

export const email = z.string().trim().max(254).pipe(z.email('must be an email address'));

/** Long enough to resist guessing (NIST SP 800-63B §3.1.1.2), short enough to be hashed. */
export const password = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200, 'must have at most 200 characters')
  .refine((value) => new Set(value).size > 4, 'must not be a few characters again and again');
