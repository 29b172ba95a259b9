import { ServerError } from '../errors.ts';
import { translateDatabaseError } from '../verb/database-error.ts';
import type { Change } from './plan.ts';

/**
 * Makes one change of a declaration.
 *
 * @throws ServerError that names the entry: of many, a verb only knows the one that it was given
 */
export async function namingEntry({ kind, name }: Change, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const cause = translateDatabaseError(error);
    if (!(cause instanceof ServerError)) throw cause;
    const { code, message, hint, fields } = cause;
    const advice =
      code === 'invalid'
        ? 'Correct the declaration, or what is there already; --prune removes what is not declared. Nothing was changed.'
        : `${hint} Nothing was changed.`;
    throw new ServerError(code, `${kind} ${JSON.stringify(name)}: ${message}`, advice, { fields, cause });
  }
}
