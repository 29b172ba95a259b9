import type { FastifyRequest } from 'fastify';
import { ServerError } from '../../errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of an HTML form; of a field that comes twice the last one counts.
 *
 * @throws ServerError `bad-request`
 */
export function parseForm(body: Uint8Array): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(new URLSearchParams(utf8.decode(body)));
  } catch {
    throw new ServerError('bad-request', 'The form is not valid UTF-8.', 'Send it again from the page.');
  }
}

/** A field of the form or of the JSON that came in; empty when it is not there. */
export function field({ body }: FastifyRequest, name: string): string {
  const fields = typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? body : {};
  const value = (fields as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}

/** A part of the address after `?`; undefined when it is not there, or there twice. */
export function parameter({ query }: FastifyRequest, name: string): string | undefined {
  const value = (query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
}
