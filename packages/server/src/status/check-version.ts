import { ServerError } from '../errors.ts';

/** That somebody else has changed the thing since it was read. */
export class StaleVersion extends ServerError {
  /** The one it has now. */
  readonly version: number;

  constructor(what: string, version: number, expected: number) {
    super(
      'changed-meanwhile',
      `The ${what} is at version ${String(version)} now, and the change was made for version ${String(expected)}.`,
      'Read it again, look at what has changed, and repeat the change with the new ETag.',
    );
    this.version = version;
  }
}

/**
 * Refuses to change what somebody else has changed since the client read it.
 *
 * @param expected undefined when the client did not say
 * @throws StaleVersion
 */
export function checkVersion(what: string, version: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== version) throw new StaleVersion(what, version, expected);
}
