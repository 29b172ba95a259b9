import type { Timestamp } from '@scs/store';
import { midnightFromText, timestampFromText } from '../timestamp-input.ts';
import { parseUuid } from './parse-uuid.ts';
import { badRequest } from './read-body.ts';

function invalidFormat(name: string, detail: string): Error {
  return badRequest(`Invalid format for parameter ${name}: ${detail}`);
}

/** @throws ServerError `bad-request` */
export function uuidParameter(name: string, text: string): string {
  const id = parseUuid(text);
  if (id === undefined) throw invalidFormat(name, `${JSON.stringify(text.slice(0, 100))} is not a UUID`);
  return id;
}

/**
 * An integer of up to 64 bits.
 *
 * @throws ServerError `bad-request`
 */
export function integerParameter(name: string, text: string): bigint {
  const value = /^[+-]?\d{1,30}$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  if (value === undefined || BigInt.asIntN(64, value) !== value) {
    throw invalidFormat(name, `${JSON.stringify(text.slice(0, 100))} is not an integer`);
  }
  return value;
}

/**
 * A moment, or a day, which means its midnight in UTC.
 *
 * @throws ServerError `bad-request`
 */
export function dateParameter(name: string, text: string): Timestamp {
  const moment = timestampFromText(text) ?? midnightFromText(text);
  if (moment !== undefined) return moment;
  throw invalidFormat(
    name,
    `${JSON.stringify(text.slice(0, 100))} is neither a moment in RFC 3339 nor a day YYYY-MM-DD`,
  );
}

/**
 * The name of a severity. Upstream's router and binder each decode it once, so that clients encode a percent sign twice.
 *
 * @param text decoded once
 * @throws ServerError `bad-request`
 */
export function severityNameParameter(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidFormat('severityName', 'a percent sign in the name must be encoded twice');
  }
}
