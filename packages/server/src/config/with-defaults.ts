import { z } from 'zod';
import { isMap } from './path-text.ts';
import { defaultOf, elementOf, shapeOf, unwrap } from './schema-walk/unwrap.ts';

/** Data as they are written, with all defaults of the schema written out, in the order of the schema. */
export function withDefaults(schema: z.ZodType, data: unknown): unknown {
  const given = data === undefined ? defaultOf(schema) : data;
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray && Array.isArray(given)) {
    return (given as readonly unknown[]).map((item) => withDefaults(elementOf(bare), item));
  }
  if (!(bare instanceof z.ZodObject) || !isMap(given)) return given;
  const entries = [...shapeOf(bare)].map(([key, inner]) => [key, withDefaults(inner, given[key])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
