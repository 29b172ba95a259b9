import { z } from 'zod';
import { id, uniqueName } from '../schemas.ts';

const severityValue = z.int().min(1).max(100);
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #50c3a5');

/** Which severity is meant: by its id, or, as the compatible API has it, by its name. */
export const severityKey = z.union([z.strictObject({ id }), z.strictObject({ name: z.string() })]);
export type SeverityKey = z.infer<typeof severityKey>;

/** What a client of our own API must give, where the compatible one may leave out all of it. */
export const severityFields = { displayName: uniqueName, value: severityValue, colour: colour.nullish() };
export const severityChanges = {
  displayName: uniqueName.optional(),
  value: severityValue.optional(),
  colour: colour.nullish(),
};
export const looseSeverityFields = {
  displayName: uniqueName.nullish(),
  value: severityValue.nullish(),
  colour: colour.nullish(),
};
