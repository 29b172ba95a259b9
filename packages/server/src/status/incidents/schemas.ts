import { z } from 'zod';
import { impact, phaseReference, text, timestamp } from '../schemas.ts';

/** What a client can set of an incident. */
export const incidentFields = {
  displayName: text.nullish(),
  description: text.nullish(),
  beganAt: timestamp.nullish(),
  endedAt: timestamp.nullish(),
  phase: phaseReference.optional(),
  affects: z.array(impact).max(100_000).optional(),
};

/** What a template can set: all but the times, which are those of the one occasion. */
export const templateContent = z.strictObject({
  displayName: incidentFields.displayName,
  description: incidentFields.description,
  phase: incidentFields.phase,
  affects: incidentFields.affects,
});

export type ImpactInput = z.infer<typeof impact>;
