import type { IncomingHttpHeaders } from 'node:http';
import { ServerError } from '../../errors.ts';

/** The ETag of a version. */
export function etagOf(version: number): string {
  return `"${String(version)}"`;
}

/**
 * Which version a change is meant for, by the request's `If-Match`; undefined for `*`, which any version fits.
 *
 * @throws ServerError `precondition-required` without the header, `bad-request` for what is no ETag of ours
 */
export function neededVersion(headers: IncomingHttpHeaders): number | undefined {
  if (headers['if-match'] === undefined) {
    throw new ServerError(
      'precondition-required',
      'A change must say which version it is meant for.',
      'Read the thing, and send its ETag as If-Match; or If-Match: * to change it whatever it is.',
    );
  }
  return statedVersion(headers);
}

/**
 * As `neededVersion`, where the header may be left out. Proxies that compress make the ETags that pass them weak; the version in
 * them is the same.
 */
export function statedVersion({ 'if-match': tag }: IncomingHttpHeaders): number | undefined {
  if (tag === undefined || tag.trim() === '*') return undefined;
  const version = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(tag)?.[1];
  if (version !== undefined) return Number(version);
  throw new ServerError(
    'bad-request',
    `If-Match is ${JSON.stringify(tag.slice(0, 100))}, which is not an ETag of this API.`,
    'Send one ETag as the API gave it, such as "3", with its quotes.',
  );
}
