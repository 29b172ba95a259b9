import { ServerError } from '../errors.ts';

/** What is there differs from what was given under the same name. */
export function differs(what: string): ServerError {
  return new ServerError(
    'conflict',
    `${what} is here already, and is not the same.`,
    'Import with replace to delete first all that is here, or change one of the two.',
  );
}
