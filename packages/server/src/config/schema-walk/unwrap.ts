import { z } from 'zod';
import { valueFacts, type ValueFacts } from '../values/facts.ts';

/** A schema without what stands around it: defaults, optionality, transformations. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const inner = innerOf(schema);
  return inner === undefined ? schema : unwrap(inner);
}

/** What is said about a kind of value, wherever around the bare schema it was said. */
export function factsOf(schema: z.ZodType): ValueFacts | undefined {
  const facts = valueFacts.get(schema);
  if (facts !== undefined) return facts;
  const inner = innerOf(schema);
  return inner === undefined ? undefined : factsOf(inner);
}

/** The default as it would be written, or undefined. */
export function defaultOf(schema: z.ZodType): unknown {
  return schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined;
}

/** The keys of a map with fixed keys. */
export function shapeOf(schema: z.ZodObject): ReadonlyMap<string, z.ZodType> {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return new Map(Object.entries(shape).map(([key, value]) => [key, classic(value)]));
}

/** The schema of a list's items or of a map's values. */
export function elementOf(schema: z.ZodArray | z.ZodRecord): z.ZodType {
  return classic(schema instanceof z.ZodArray ? schema.element : schema.valueType);
}

/** The schema at a path of keys and indices; undefined where the schema has nothing. */
export function schemaAt(root: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  for (const step of path) {
    const bare: z.ZodType = unwrap(schema);
    if (bare instanceof z.ZodObject) schema = shapeOf(bare).get(String(step));
    else if (bare instanceof z.ZodArray || bare instanceof z.ZodRecord) schema = elementOf(bare);
    else schema = undefined;
    if (schema === undefined) return undefined;
  }
  return schema;
}

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) return classic(schema.unwrap());
  if (schema instanceof z.ZodPipe) return classic(schema.in);
  return undefined;
}

/** zod types what a schema holds as its core type; all of ours are made with the classic functions. */
function classic(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('a schema of the configuration is not made with the functions of zod');
}
