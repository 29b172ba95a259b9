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
