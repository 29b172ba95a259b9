import { z } from 'zod';
import { id } from '../status/schemas.ts';

/** What a subscriber may choose. */
export const wishes = {
  componentIds: z.array(id).min(1).max(1000).nullable(),
  about: z.enum(['incidents', 'maintenances']).nullable(),
  frequency: z.enum(['immediate', 'daily', 'weekly']),
  language: z.enum(['en', 'de']),
};

export type Wishes = z.infer<z.ZodObject<typeof wishes>>;
