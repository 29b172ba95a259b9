import { z } from 'zod';
import { computedDefaults } from '../computed-defaults.ts';
import { configSchema } from '../schema.ts';
import { defaultOf, elementOf, factsOf, shapeOf, unwrap } from './unwrap.ts';

/** How a value is written in a variable or a flag. */
type SettingForm = 'text' | 'number' | 'boolean' | 'list' | 'json';

/** One key of scs.yaml that has a value of its own. */
export interface Setting {
  /** Dotted, as in `log.level`. */
  key: string;
  path: readonly string[];
  /** The environment variable, as in `SCS_LOG_LEVEL`. */
  variable: string;
  /** The command-line flag where a command has one, as in `--log-level`. */
  flag: string;
  form: SettingForm;
  isSecret: boolean;
  description: string;
  /** Completes "must be …". */
  wanted: string;
  /** As it would be written in YAML; undefined where it is computed or not set. */
  default: unknown;
  /** The default in words, where it is computed. */
  computedDefault: string | undefined;
  /** A value to show, as it would be written in YAML. */
  example: unknown;
  /** The keys of the entries of a list of maps. */
  entries: readonly EntryKey[];
}

/** A key of the entries of a list, such as `issuer` of `auth.providers`. */
export interface EntryKey {
  /** As in `auth.providers[].issuer`. */
  key: string;
  name: string;
  description: string;
  wanted: string;
  isRequired: boolean;
  default: unknown;
  example: unknown;
  entries: readonly EntryKey[];
}

/** A map of settings, such as `log`; the top has the key `''`. */
export interface Section {
  key: string;
  description: string;
}

/** All settings, in the order of scs.yaml. */
export function listSettings(): readonly Setting[] {
  return settings;
}

/** The description of a section. */
export function listSections(): readonly Section[] {
  return [...shapeOf(configSchema)]
    .filter(([, schema]) => unwrap(schema) instanceof z.ZodObject)
    .map(([key, schema]) => ({ key, description: descriptionOf(schema) }));
}

const settings: readonly Setting[] = settingsOf(configSchema, []);

function settingsOf(section: z.ZodObject, path: readonly string[]): Setting[] {
  return [...shapeOf(section)].flatMap(([name, schema]) => {
    const bare = unwrap(schema);
    const inner = [...path, name];
    return bare instanceof z.ZodObject ? settingsOf(bare, inner) : [settingOf(schema, inner)];
  });
}

function settingOf(schema: z.ZodType, path: readonly string[]): Setting {
  const key = path.join('.');
  const bare = unwrap(schema);
  return {
    key,
    path,
    variable: variableOf(path),
    flag: `--${path.map((part) => part.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).join('-')}`,
    form: formOf(bare),
    isSecret: factsOf(schema)?.isSecret ?? false,
    description: descriptionOf(schema),
    wanted: factsOf(schema)?.wanted ?? '',
    default: defaultOf(schema),
    computedDefault: computedDefaults.find((computed) => computed.key === key)?.text,
    example: exampleOf(schema, bare),
    entries: entriesOf(bare, key),
  };
}

/** `database.poolSize` is `SCS_DATABASE_POOL_SIZE`. */
function variableOf(path: readonly string[]): string {
  return `SCS_${path.map((part) => part.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')}`;
}

function formOf(bare: z.ZodType): SettingForm {
  if (bare instanceof z.ZodNumber) return 'number';
  if (bare instanceof z.ZodBoolean) return 'boolean';
  if (bare instanceof z.ZodArray) return unwrap(elementOf(bare)) instanceof z.ZodObject ? 'json' : 'list';
  return bare instanceof z.ZodRecord ? 'json' : 'text';
}

function entriesOf(bare: z.ZodType, key: string): EntryKey[] {
  const entry = bare instanceof z.ZodArray ? unwrap(elementOf(bare)) : undefined;
  if (!(entry instanceof z.ZodObject)) return [];
  return [...shapeOf(entry)].map(([name, schema]) => {
    const inner = unwrap(schema);
    const innerKey = `${key}[].${name}`;
    return {
      key: innerKey,
      name,
      description: descriptionOf(schema),
      wanted: factsOf(schema)?.wanted ?? '',
      isRequired: schema === inner || schema instanceof z.ZodPipe,
      default: defaultOf(schema),
      example: exampleOf(schema, inner),
      entries: entriesOf(inner, innerKey),
    };
  });
}

/** The example that is given, or for a list of maps one entry made of the examples of its keys. */
function exampleOf(schema: z.ZodType, bare: z.ZodType): unknown {
  const given = schema.meta()?.['examples'];
  if (Array.isArray(given)) return given[0];
  const entry = bare instanceof z.ZodArray ? unwrap(elementOf(bare)) : undefined;
  if (!(entry instanceof z.ZodObject)) return undefined;
  const values = [...shapeOf(entry)].map(([name, inner]) => [name, exampleOf(inner, unwrap(inner))] as const);
  return [Object.fromEntries(values.filter(([, value]) => value !== undefined))];
}

function descriptionOf(schema: z.ZodType): string {
  return schema.meta()?.description ?? '';
}
