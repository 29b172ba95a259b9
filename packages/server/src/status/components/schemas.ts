import { z } from 'zod';
import { id, labels, text, visibility } from '../schemas.ts';

/** What a client can set of a component. */
export const componentFields = {
  displayName: text.nullish(),
  description: text.nullish(),
  labels: labels.nullish(),
  groupId: id.nullish(),
  position: z.int32().optional(),
  visibility: visibility.optional(),
};
