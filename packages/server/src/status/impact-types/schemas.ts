import { text } from '../schemas.ts';

/** What a client can set of an impact type. */
export const impactTypeFields = { displayName: text, description: text.nullish() };
export const impactTypeChanges = { ...impactTypeFields, displayName: text.optional() };
