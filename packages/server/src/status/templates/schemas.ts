import { templateContent } from '../incidents/schemas.ts';
import { uniqueName } from '../schemas.ts';

/** What a client can set of a template. */
export const templateFields = { name: uniqueName, content: templateContent };
export const templateChanges = { name: uniqueName.optional(), content: templateContent.optional() };
