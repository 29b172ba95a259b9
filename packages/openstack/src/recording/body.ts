import { isUtf8 } from 'node:buffer';

import { scrubbed, type Scrubber } from './scrub.ts';
import type { RecordedBody } from './types.ts';

/** A body as it may be written down; undefined for an empty one. */
export function scrubBody(
  body: Buffer | string | undefined,
  path: string,
  scrubber: Scrubber,
): RecordedBody | undefined {
  if (body === undefined || body.length === 0) return undefined;
  if (/\/secrets\/[^/]+\/payload$/.test(path)) return { text: scrubbed };
  if (typeof body !== 'string' && !isUtf8(body)) return { base64: body.toString('base64') };
  const text = body.toString();
  try {
    const json = JSON.parse(text) as unknown;
    scrubber.learn(json);
    return { json: scrubber.json(json) };
  } catch {
    return { text: scrubber.looseText(text) };
  }
}

/** The bytes to replay. */
export function bytesOf(body: RecordedBody | undefined): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if ('json' in body) return Buffer.from(JSON.stringify(body.json));
  return 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64');
}

/** Equal for equal bodies, whatever the order of their keys; empty for no body. */
export function bodyFingerprint(body: RecordedBody | undefined): string {
  return body === undefined ? '' : JSON.stringify(sorted(body));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, entry]): [string, unknown] => [key, sorted(entry)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
