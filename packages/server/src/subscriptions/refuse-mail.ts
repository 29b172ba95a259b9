import type { SubscriptionKind } from '@scs/store';
import { ServerError } from '../errors.ts';
import type { Subscribing } from '../subscribing/settings.ts';

/** @throws ServerError `conflict` for the kind `email` where no e-mail is sent */
export function refuseMailUnlessOffered(kind: SubscriptionKind | undefined, { isMailOffered }: Subscribing): void {
  if (kind !== 'email' || isMailOffered) return;
  throw new ServerError(
    'conflict',
    'Subscribing by e-mail is not offered: mail.host is not set.',
    'Set mail.host and mail.from in the configuration, and start the server again.',
  );
}
