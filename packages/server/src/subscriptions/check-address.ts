import type { SubscriptionKind } from '@scs/store';
import { invalidField } from '../errors.ts';
import { readAddress } from '../mail/address.ts';

/**
 * The address as it is kept: of a mailbox in its one form, of hooks as it was given. Whether it leads into a private network is
 * looked at when messages are sent.
 *
 * @throws ServerError `invalid`
 */
export function checkAddress(kind: SubscriptionKind, address: string): string {
  if (kind === 'email') {
    const mailbox = readAddress(address);
    if (mailbox === undefined) throw invalidField('address', 'must be an e-mail address, without a name');
    return mailbox;
  }
  if (isWebAddress(address)) return address;
  throw invalidField(
    'address',
    'must be a URL that begins with https:// or http://, without a user name or a password',
  );
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
