import type { Database } from '@scs/store';
import type { Kysely } from 'kysely';
import { notFound } from '../errors.ts';
import type { LinkTokens } from '../mail/link-tokens.ts';
import type { OwnSubscription } from './model.ts';

/**
 * The subscription that a link is for.
 *
 * @throws ServerError `not-found`, also when it has ended
 */
export async function readOwn(
  db: Kysely<Database>,
  links: LinkTokens,
  { token, said = null }: { token: string; said?: OwnSubscription['said'] },
): Promise<OwnSubscription> {
  const id = ownIdOf(links, token);
  const row = await db
    .selectFrom('subscriptions')
    .select(['address', 'component_ids', 'about', 'frequency', 'language', 'confirmed_at', 'disabled_at'])
    .where('id', '=', id)
    .where('kind', '=', 'email')
    .executeTakeFirst();
  if (row === undefined) throw noSuchLink();
  const { address, component_ids: componentIds, about, frequency, language } = row;
  return {
    token,
    address,
    componentIds,
    about,
    frequency,
    language,
    isConfirmed: row.confirmed_at !== null,
    isDisabled: row.disabled_at !== null,
    said,
  };
}

/** @throws ServerError `not-found` for a link that was never one of ours */
export function ownIdOf(links: LinkTokens, token: string): string {
  const id = links.subscriptionOf(token);
  if (id === undefined) throw noSuchLink();
  return id;
}

/** It names neither the link nor the subscription. */
function noSuchLink() {
  return notFound('subscription', 'with this link');
}
