import type { Timestamp } from '@scs/store';
import { invalidField } from '../../errors.ts';
import { timestampFromText } from '../timestamp-input.ts';
import { parseUuid } from './parse-uuid.ts';
import type { Body } from './read-body.ts';

/** Reads one member, which is there and not null. */
type Reader<T> = (value: unknown, path: string) => T;

/** A member; null is the same as left out, for that is how upstream's clients mean it (reference 1.5.8). */
export function member<T>(body: Body, name: string, read: Reader<T>, prefix = ''): T | undefined {
  const value = body.get(name.toLowerCase());
  return value === undefined || value === null ? undefined : read(value, `${prefix}${name}`);
}

/** Half of a surrogate pair becomes U+FFFD, as Go decodes it. */
export const string: Reader<string> = (value, path) => {
  if (typeof value === 'string') return value.toWellFormed();
  throw invalidField(path, 'must be a string');
};

export const integer: Reader<number> = (value, path) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw invalidField(path, 'must be an integer');
};

export const uuid: Reader<string> = (value, path) => {
  const id = parseUuid(string(value, path));
  if (id !== undefined) return id;
  throw invalidField(path, 'must be a UUID');
};

export const date: Reader<Timestamp> = (value, path) => {
  const moment = timestampFromText(string(value, path));
  if (moment !== undefined) return moment;
  throw invalidField(path, 'must be a moment in RFC 3339 with an offset, such as 2026-01-31T10:00:00Z');
};

export const labels: Reader<Record<string, string>> = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidField(path, 'must be an object');
  if (Object.hasOwn(value, '__proto__')) throw invalidField(path, 'must not have the name __proto__');
  // Go decodes a null into an empty string
  return Object.fromEntries(
    Object.entries(value).map(([key, label]) => [
      key.toWellFormed(),
      label === null ? '' : string(label, `${path}.${key}`),
    ]),
  );
};

export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw invalidField(path, 'must be an array');
    return value.map((entry, index) => read(entry, `${path}[${String(index)}]`));
  };
}
