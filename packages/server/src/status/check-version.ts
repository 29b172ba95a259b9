import { ServerError } from '../errors.ts';

/**
 * Refuses to change what somebody else has changed since the client read it.
 *
 * @param expected undefined when the client did not say
 */
export function checkVersion(what: string, version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new ServerError(
    'changed-meanwhile',
    `The ${what} is at version ${String(version)} now, and the change was made for version ${String(expected)}.`,
    'Read it again, look at what has changed, and repeat the change with the new ETag.',
  );
}
