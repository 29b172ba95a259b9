import { createHash } from 'node:crypto';
import type { SubscriptionKind } from '@scs/store';

/** What it may know of a subscription, secrets left out already. */
interface Audited {
  readonly kind: SubscriptionKind;
  readonly address?: string | undefined;
  readonly disabled_reason?: string | null;
}

/**
 * A subscription as the audit log may keep it. The log is kept for ever and nobody can take anything out of it: the address of a
 * person must not get in, or deleting the subscription would not delete it, nor what a mail server says, which often names the
 * address. Whoever knows the address of a hook may write there: it is a secret as well.
 */
export function audited<Fields extends Audited>(fields: Fields): Fields {
  const { kind, address, disabled_reason: reason } = fields;
  return {
    ...fields,
    ...(address === undefined ? {} : { address: kind === 'email' ? '(a mailbox)' : hookOf(address) }),
    ...(reason === undefined || reason === null ? {} : { disabled_reason: '(the mail server refused the address)' }),
  };
}

/** Says where it leads, and whether two are the same, and no more. */
function hookOf(address: string): string {
  const digest = createHash('sha256').update(address).digest('hex');
  return `${URL.parse(address)?.origin ?? '(a hook)'} (SHA-256 ${digest.slice(0, 8)}…)`;
}
