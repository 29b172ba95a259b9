import { isMap, pathText, valueAt } from './path-text.ts';
import { quoted } from './printable.ts';
import { hintOf, type ConfigErrorCode } from './problem.ts';
import type { Unplaced } from './explain-issue.ts';
import { parseListenAddress } from './values/listen-address.ts';

/** Lists whose entries must differ in a value. */
const unique: readonly [path: readonly string[], field: string | null][] = [
  [['auth', 'providers'], 'id'],
  [['status', 'severities'], 'name'],
  [['status', 'severities'], 'value'],
  [['status', 'phases'], null],
  [['status', 'impactTypes'], 'name'],
  [['status', 'impactTypes'], 'id'],
  [['status', 'groups'], 'name'],
  [['status', 'components'], 'name'],
  [['status', 'components'], 'id'],
  [['status', 'templates'], 'name'],
];

/**
 * Finds what contradicts itself although each value for itself may be right. Asks nothing of the types, so that these
 * problems are told together with those of the schema.
 */
export function findConflicts(data: unknown): Unplaced[] {
  return [
    ...unique.flatMap(([path, field]) => findDuplicates(data, path, field)),
    ...findUnknownNames(data),
    ...findTakenAddresses(data),
    ...findMissingScope(data),
    ...findHalfABucket(data),
    ...findMailGaps(data),
  ];
}

function findDuplicates(data: unknown, path: readonly string[], field: string | null): Unplaced[] {
  const seen = new Map<unknown, number>();
  return listAt(data, path).flatMap((entry, index) => {
    const value = field === null ? entry : isMap(entry) ? entry[field] : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const identity = field === 'id' ? String(value).toLowerCase() : value;
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, index);
    if (first === undefined) return [];
    const fieldPath = field === null ? [...path, index] : [...path, index, field];
    const found = typeof value === 'number' ? String(value) : quoted(value);
    const other = pathText([...path, first]);
    return [conflict('duplicate-name', fieldPath, `is ${found}, as in ${other}; each must have its own`)];
  });
}

/** Lists that others refer to by name. */
export type NamedList = 'groups' | 'phases' | 'components' | 'impactTypes';

/**
 * Finds names that are in no list. Those of lists that are not declared may be in the database: without `elsewhere`, which says what is
 * there, they are not looked up.
 */
export function findUnknownNames(
  data: unknown,
  elsewhere: Partial<Readonly<Record<NamedList, readonly string[]>>> = {},
): Unplaced[] {
  const components = listAt(data, ['status', 'components']);
  const templates = listAt(data, ['status', 'templates']);
  const named = [
    ...components.map((_, index) => [['status', 'components', index, 'group'], 'groups'] as const),
    ...templates.flatMap((_, index) => {
      const template = ['status', 'templates', index] as const;
      const impacts = listAt(data, [...template, 'affects']);
      return [
        [[...template, 'phase'], 'phases'] as const,
        ...impacts.flatMap((__, impact) => [
          [[...template, 'affects', impact, 'component'], 'components'] as const,
          [[...template, 'affects', impact, 'type'], 'impactTypes'] as const,
        ]),
      ];
    }),
  ];
  const namesOf = new Map<NamedList, ReadonlySet<unknown> | undefined>();
  return named.flatMap(([path, list]) => {
    if (!namesOf.has(list)) namesOf.set(list, declaredNames(data, list) ?? setOf(elsewhere[list]));
    const known = namesOf.get(list);
    const name = valueAt(data, path);
    if (typeof name !== 'string' || known === undefined || known.has(name)) return [];
    return [conflict('unknown-name', path, `is ${quoted(name)}, which status.${list} does not declare`)];
  });
}

function setOf(names: readonly string[] | undefined): ReadonlySet<unknown> | undefined {
  return names === undefined ? undefined : new Set(names);
}

function declaredNames(data: unknown, list: string): ReadonlySet<unknown> | undefined {
  const entries = valueAt(data, ['status', list]);
  if (!Array.isArray(entries)) return undefined;
  return new Set((entries as readonly unknown[]).map((entry) => (isMap(entry) ? entry['name'] : entry)));
}

function findTakenAddresses(data: unknown): Unplaced[] {
  const seen = new Map<string, string>();
  return [['listen'], ['metrics', 'listen'], ['status', 'compatListen']].flatMap((path) => {
    const text = valueAt(data, path);
    const address = typeof text === 'string' ? parseListenAddress(text) : undefined;
    if (typeof address !== 'object' || address.port === 0) return [];
    const identity = `${address.host.toLowerCase()} ${address.port}`;
    const other = seen.get(identity);
    if (other === undefined) seen.set(identity, pathText(path));
    return other === undefined ? [] : [conflict('address-taken', path, `is the same address as ${other}`)];
  });
}

function findMissingScope(data: unknown): Unplaced[] {
  return listAt(data, ['auth', 'providers']).flatMap((_, index) => {
    const path = ['auth', 'providers', index, 'scopes'];
    const scopes = valueAt(data, path);
    if (!Array.isArray(scopes) || scopes.includes('openid')) return [];
    return [
      conflict('bad-text', path, 'does not hold openid; without it nobody can sign in', 'Add openid to the list.'),
    ];
  });
}

/** A bucket is written to with all four, or not at all. */
function findHalfABucket(data: unknown): Unplaced[] {
  const section = ['status', 'export', 's3'];
  const needed = ['endpoint', 'bucket', 'accessKeyId', 'secretAccessKey'];
  const isMissing = (key: string) => valueAt(data, [...section, key]) === undefined;
  if (needed.every(isMissing)) return [];
  return needed
    .filter(isMissing)
    .map((key) => conflict('missing-key', [...section, key], 'is missing, and needed to write to a bucket'));
}

/** What e-mail needs together. */
function findMailGaps(data: unknown): Unplaced[] {
  const has = (key: string) => valueAt(data, ['mail', key]) !== undefined;
  const gap = (key: string, what: string, hint: string): Unplaced => conflict('missing-key', ['mail', key], what, hint);
  return [
    ...(has('host') && !has('from')
      ? [gap('host', 'is set, but mail.from is not', 'Say in mail.from who messages are from.')]
      : []),
    ...(has('user') && !has('password')
      ? [gap('user', 'is set, but mail.password is not', 'Set mail.password, or neither of the two.')]
      : []),
    ...(has('password') && !has('user')
      ? [gap('password', 'is set, but mail.user is not', 'Set mail.user, or neither of the two.')]
      : []),
  ];
}

function listAt(data: unknown, path: readonly PropertyKey[]): readonly unknown[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function conflict(code: ConfigErrorCode, path: readonly PropertyKey[], what: string, hint = hintOf(code)): Unplaced {
  const key = pathText(path);
  return { code, key, path, isAboutKey: false, message: `${key} ${what}`, hint };
}
