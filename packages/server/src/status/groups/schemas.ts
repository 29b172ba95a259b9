import { z } from 'zod';
import { id, text, uniqueName } from '../schemas.ts';

/** What a client can set of a group of components. */
export const groupFields = {
  name: uniqueName,
  description: text.nullish(),
  isRedundant: z.boolean().optional().describe('One of its components may be under maintenance at a time'),
  position: z.int32().optional(),
};
export const groupChanges = { ...groupFields, name: uniqueName.optional() };

/** All groups, in the order that is wanted. */
export const groupOrder = { ids: z.array(id).max(10_000) };
