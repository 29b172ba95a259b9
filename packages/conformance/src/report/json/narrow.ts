/** A place in a JSON document where something is not as it should be; `where` reads like `versions[0].result`. */
export class NarrowingError extends Error {
  override readonly name = 'NarrowingError';

  constructor(where: string, problem: string) {
    super(`${where === '' ? 'the document' : where} ${problem}`);
  }
}

/** Turns a JSON value into a typed one, or throws a `NarrowingError` that says where it is not what it should be. */
export type Narrow<Value> = (value: unknown, where: string) => Value;

export const string: Narrow<string> = (value, where) => {
  if (typeof value === 'string') return value;
  throw new NarrowingError(where, `should be a string, but is ${kindOf(value)}`);
};

export const boolean: Narrow<boolean> = (value, where) => {
  if (typeof value === 'boolean') return value;
  throw new NarrowingError(where, `should be true or false, but is ${kindOf(value)}`);
};

/** A number that is not negative; JSON knows neither NaN nor infinity. */
export const quantity: Narrow<number> = (value, where) => {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
  throw new NarrowingError(where, `should be a number of at least 0, but is ${kindOf(value)}`);
};

/** A whole number that is not negative. */
export const count: Narrow<number> = (value, where) => {
  if (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)) return value;
  throw new NarrowingError(where, `should be a whole number of at least 0, but is ${kindOf(value)}`);
};

/** RFC 3339, as `renderJson` and any ISO 8601 writer put it, with a zone. */
export const moment: Narrow<Date> = (value, where) => {
  const text = string(value, where);
  const date = new Date(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(text) && !Number.isNaN(date.getTime())) {
    return date;
  }
  throw new NarrowingError(where, 'should be a time of the form 2026-08-21T12:00:00Z');
};

/** A day that exists, `YYYY-MM-DD`. */
export const day: Narrow<string> = (value, where) => {
  const text = string(value, where);
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw new NarrowingError(where, 'should be a date of the form 2026-08-21');
};

export const uuid: Narrow<string> = (value, where) => {
  const text = string(value, where);
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new NarrowingError(where, 'should be a UUID');
};

export function oneOf<const Values extends readonly string[]>(...values: Values): Narrow<Values[number]> {
  return (value, where) => {
    const found = values.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    throw new NarrowingError(where, `should be one of ${values.join(', ')}, but is ${kindOf(value)}`);
  };
}

export function nullable<Value>(narrow: Narrow<Value>): Narrow<Value | null> {
  return (value, where) => (value === null ? null : narrow(value, where));
}

export function listOf<Item>(narrow: Narrow<Item>): Narrow<Item[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw new NarrowingError(where, `should be a list, but is ${kindOf(value)}`);
    return value.map((item: unknown, index) => narrow(item, `${where}[${index}]`));
  };
}

/** An object with keys of any name (`__proto__` is one like the others) and values of one kind. */
export function recordOf<Value>(narrow: Narrow<Value>): Narrow<Record<string, Value>> {
  return (value, where) => {
    const entries = Object.entries(objectAt(value, where));
    return Object.fromEntries(entries.map(([key, item]) => [key, narrow(item, `${where}[${JSON.stringify(key)}]`)]));
  };
}

/** The fields of an object, each read by its name; fields that nobody asks for are ignored. */
export interface Fields {
  required<Value>(name: string, narrow: Narrow<Value>): Value;
  /** `{ name: value }` for a spread, or `{}` where the field is absent. */
  optional<const Name extends string, Value>(name: Name, narrow: Narrow<Value>): Partial<Record<Name, Value>>;
}

export function object<Value>(read: (fields: Fields, where: string) => Value): Narrow<Value> {
  return (value, where) => {
    const source = objectAt(value, where);
    const at = (name: string) => (where === '' ? name : `${where}.${name}`);
    const fields: Fields = {
      required(name, narrow) {
        if (!Object.hasOwn(source, name)) throw new NarrowingError(at(name), 'is missing');
        return narrow(source[name], at(name));
      },
      optional(name, narrow) {
        return Object.hasOwn(source, name) ? onlyField(name, narrow(source[name], at(name))) : {};
      },
    };
    return read(fields, where);
  };
}

/** An object with one field; TypeScript widens a computed key to `string`, which this puts right. */
function onlyField<Name extends string, Value>(name: Name, value: Value): Partial<Record<Name, Value>> {
  const field: Partial<Record<Name, Value>> = {};
  field[name] = value;
  return field;
}

function objectAt(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new NarrowingError(where, `should be an object, but is ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.length <= 40 ? JSON.stringify(value) : 'a long string';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return 'an object';
}
