import type { Database } from '@scs/store';
import type { Transaction } from 'kysely';
import { invalidField, ServerError } from '../../errors.ts';

/**
 * Names and values of severities are unique (scs-0402).
 *
 * @throws ServerError `invalid` for a value that is taken, as upstream answers 400; `conflict` for a name
 */
export async function refuseTaken(
  tx: Transaction<Database>,
  wanted: { displayName?: string | null | undefined; value?: number | null | undefined },
  exceptId?: string,
): Promise<void> {
  const others = await tx
    .selectFrom('severities')
    .select(['display_name', 'value'])
    .where((is) => is.or([is('display_name', '=', wanted.displayName ?? null), is('value', '=', wanted.value ?? null)]))
    .$if(exceptId !== undefined, (query) => query.where('id', '!=', exceptId ?? ''))
    .execute();
  if (typeof wanted.value === 'number' && others.some(({ value }) => value === wanted.value)) {
    throw invalidField('value', `another severity has the value ${String(wanted.value)} already`);
  }
  if (typeof wanted.displayName === 'string' && others.some(({ display_name: name }) => name === wanted.displayName)) {
    throw new ServerError(
      'conflict',
      `There is a severity ${JSON.stringify(wanted.displayName)} already.`,
      'Choose another name, or change the one that exists.',
    );
  }
}
