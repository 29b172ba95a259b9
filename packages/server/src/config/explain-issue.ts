import { z } from 'zod';
import { configSchema } from './schema.ts';
import { pathText, valueAt } from './path-text.ts';
import { describeValue, quoted } from './printable.ts';
import { hintOf, type ConfigErrorCode, type ConfigProblem } from './problem.ts';
import { factsOf, schemaAt, shapeOf, unwrap } from './schema-walk/unwrap.ts';
import { suggest } from './suggest.ts';

const emptyListHint = 'Name at least one, or remove the key.';

/** A problem that does not know yet where it stands. */
export interface Unplaced extends ConfigProblem {
  path: readonly PropertyKey[];
  /** Whether it is about the key and not about what stands under it. */
  isAboutKey: boolean;
}

/** Says in our words what the schema found wrong with `data`. */
export function explainIssue(issue: z.core.$ZodIssue, data: unknown): Unplaced[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey([...issue.path, key], key, issue.path));
  }
  const { path } = issue;
  const key = pathText(path) || 'the configuration';
  const schema = schemaAt(configSchema, path);
  const facts = schema === undefined ? undefined : factsOf(schema);
  const value = valueAt(data, path);
  const about = { key, path, isAboutKey: issue.code === 'invalid_key' };
  if (issue.code === 'invalid_key') {
    const message = `${key}: the key must be one line of text that is not empty`;
    return [{ ...about, code: 'bad-text', message, hint: hintOf('bad-text') }];
  }
  const wanted = facts?.wanted ?? 'a map';
  if (value === undefined) {
    const message = `${key} is missing; it must be ${wanted}`;
    return [{ ...about, code: 'missing-key', message, hint: hintOf('missing-key') }];
  }
  const code = codeOf(issue, value, facts?.code);
  const found = foundText(issue, value, facts?.isSecret === true);
  const nearest =
    issue.code === 'invalid_value' && typeof value === 'string' ? suggest(value, issue.values.map(String)) : undefined;
  const isEmptyList = Array.isArray(value) && value.length === 0;
  const hint = nearest !== undefined ? `Did you mean ${nearest}?` : isEmptyList ? emptyListHint : hintOf(code);
  return [{ ...about, code, message: `${key} ${found}; it must be ${wanted}`, hint }];
}

function codeOf(issue: z.core.$ZodIssue, value: unknown, code: ConfigErrorCode | undefined): ConfigErrorCode {
  if (issue.code === 'invalid_value') return typeof value === 'string' ? 'unknown-choice' : 'wrong-type';
  // a number that is no whole number, or no number at all
  if (issue.code === 'invalid_type')
    return typeof value === 'number' && code !== undefined ? numberCode(code) : 'wrong-type';
  return code ?? 'out-of-range';
}

function numberCode(code: ConfigErrorCode): ConfigErrorCode {
  return code === 'out-of-range' ? code : 'wrong-type';
}

function foundText(issue: z.core.$ZodIssue, value: unknown, isSecret: boolean): string {
  if (!isSecret && issue.code === 'custom') return `is ${describeValue(value)}, which ${issue.message}`;
  if (!isSecret) return `is ${describeValue(value)}`;
  if (issue.code === 'custom') return issue.message;
  return issue.code === 'too_small' ? 'is too short' : issue.code === 'too_big' ? 'is too long' : 'has the wrong form';
}

function unknownKey(path: readonly PropertyKey[], name: string, parent: readonly PropertyKey[]): Unplaced {
  const bare = unwrap(schemaAt(configSchema, parent) ?? configSchema);
  const known = bare instanceof z.ZodObject ? [...shapeOf(bare).keys()] : [];
  const nearest = suggest(name, known);
  const where = parent.length === 0 ? 'the configuration' : pathText(parent);
  return {
    code: 'unknown-key',
    key: pathText(path),
    path,
    isAboutKey: true,
    message: `${where} has no key ${quoted(name)}; it has ${known.join(', ')}`,
    hint: nearest === undefined ? hintOf('unknown-key') : `Did you mean ${nearest}?`,
  };
}
