import { z } from 'zod';
import { longestFile } from './yaml/read-yaml.ts';
import { readTextFile } from './files/read-text-file.ts';
import { resolvePath, type Environment } from './files/folders.ts';
import { isMap, pathText } from './path-text.ts';
import { printable, quoted } from './printable.ts';
import { hintOf, type ConfigErrorCode, type ConfigProblem, type Place } from './problem.ts';
import { describeSource } from './source.ts';
import { elementOf, factsOf, shapeOf, unwrap } from './schema-walk/unwrap.ts';

/** A value ready for the schema, and the same as it may be shown, without secrets. */
export interface PreparedValue {
  value: unknown;
  shown: unknown;
}

export interface PrepareContext {
  /** What relative paths are relative to. */
  folder: string;
  env: Environment;
  placeOf: (path: readonly PropertyKey[]) => Place;
  note: (problem: ConfigProblem) => void;
}

const longestSecret = 64 * 1024;
const nothing: PreparedValue = { value: undefined, shown: undefined };

/**
 * Makes paths absolute and fetches secrets from the files and variables that they are in. What does not fit the schema
 * is left alone, for the schema to complain about. A secret that cannot be fetched is noted and left out.
 */
export function prepareValue(
  schema: z.ZodType,
  value: unknown,
  path: readonly PropertyKey[],
  context: PrepareContext,
): PreparedValue {
  const facts = factsOf(schema);
  if (facts?.isSecret === true) return prepareSecret(value, path, context);
  if (facts?.isPath === true) {
    // The schema refuses a path with control characters; resolving it would hide an empty one.
    const absolute =
      typeof value === 'string' && value !== '' ? resolvePath(value, context.folder, context.env) : value;
    return { value: absolute, shown: absolute };
  }
  const bare = unwrap(schema);
  if (bare instanceof z.ZodArray && Array.isArray(value)) {
    const items = (value as readonly unknown[]).map((item, index) =>
      prepareValue(elementOf(bare), item, [...path, index], context),
    );
    return { value: items.map((item) => item.value), shown: items.map((item) => item.shown) };
  }
  const schemaOf = schemaOfKey(bare);
  if (schemaOf === undefined || !isMap(value)) return { value, shown: value };
  const entries = Object.entries(value).map(([key, inner]) => {
    const innerSchema = schemaOf(key);
    const prepared =
      innerSchema === undefined
        ? { value: inner, shown: inner }
        : prepareValue(innerSchema, inner, [...path, key], context);
    return [key, prepared] as const;
  });
  return {
    value: Object.fromEntries(
      entries.filter(([, inner]) => inner !== nothing).map(([key, inner]) => [key, inner.value]),
    ),
    shown: Object.fromEntries(
      entries.filter(([, inner]) => inner !== nothing).map(([key, inner]) => [key, inner.shown]),
    ),
  };
}

function schemaOfKey(bare: z.ZodType): ((key: string) => z.ZodType | undefined) | undefined {
  if (bare instanceof z.ZodRecord) return () => elementOf(bare);
  if (!(bare instanceof z.ZodObject)) return undefined;
  const shape = shapeOf(bare);
  return (key) => shape.get(key);
}

function prepareSecret(value: unknown, path: readonly PropertyKey[], context: PrepareContext): PreparedValue {
  const place = context.placeOf(path);
  if (typeof value === 'string') return { value, shown: `(secret, from ${describeSource(place)})` };
  const key = pathText(path);
  const refuse = (code: ConfigErrorCode, what: string): PreparedValue => {
    context.note({ code, key, message: `${key}: ${what}`, hint: hintOf(code), place });
    return nothing;
  };
  if (!isMap(value)) return refuse('wrong-type', 'a secret is text, {file: PATH} or {env: NAME}');
  const [[from, name] = [], ...others] = Object.entries(value);
  if (others.length > 0 || typeof name !== 'string' || name === '' || (from !== 'file' && from !== 'env')) {
    return refuse('bad-secret', 'a secret that stands elsewhere is written {file: PATH} or {env: NAME}');
  }
  if (from === 'env') {
    const found = context.env[name];
    if (!found) return refuse('secret-not-readable', `the variable ${quoted(name)} is not set`);
    return { value: found, shown: `(secret, from the variable ${name})` };
  }
  const file = resolvePath(name, context.folder, context.env);
  const outcome = readTextFile(file, Math.min(longestSecret, longestFile));
  const shownFile = printable(file, 400);
  if ('reason' in outcome) return refuse('secret-not-readable', `${shownFile}: ${outcome.reason}`);
  const text = outcome.text.replace(/\r?\n$/, '');
  if (text === '') return refuse('secret-not-readable', `${shownFile}: the file is empty`);
  return { value: text, shown: `(secret, from ${file})` };
}
