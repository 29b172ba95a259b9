import { z } from 'zod';
import { timestampFromText } from './timestamp-input.ts';

/** Text that PostgreSQL can keep. */
export const text = z
  .string()
  .max(100_000)
  .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
  .refine((value) => value.isWellFormed(), 'must not contain half of a surrogate pair');

/** A name that must be unique; the length is what an index can hold. */
export const uniqueName = text.min(1, 'must not be empty').max(500);

/** Lower case, as the database writes it. */
export const id = z.guid('must be a UUID').toLowerCase();

/** RFC 3339 with an offset; becomes UTC. */
export const timestamp = z
  .string()
  .meta({ format: 'date-time' })
  .transform((value, context) => {
    const moment = timestampFromText(value);
    if (moment !== undefined) return moment;
    context.addIssue({
      code: 'custom',
      message: 'must be a moment in RFC 3339 with an offset, such as 2026-01-31T10:00:00Z',
    });
    return z.NEVER;
  });

export const labels = z.record(text, text);
export const visibility = z.enum(['public', 'signed-in', 'hidden']);

/** What an incident does to a component. */
export const impact = z.strictObject({
  /** The component. */
  reference: id,
  /** The impact type. */
  type: id,
  severity: z.int().min(0).max(100).nullish(),
});

/** A place in one of the lists of phases. */
export const phaseReference = z.strictObject({ generation: z.int(), order: z.int() });

/** Which version the change is meant for; left out where the client cannot know. */
export const expectedVersion = z.int().optional();
