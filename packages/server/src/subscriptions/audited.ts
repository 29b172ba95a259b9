import type { SubscriptionKind } from '@scs/store';

/**
 * A subscription as the audit log may keep it. The log is kept for ever and nobody can take anything out of it: the address of a
 * person must not get in, or deleting the subscription would not delete it.
 */
export function audited<Fields extends { kind: SubscriptionKind; address?: string | undefined }>(fields: Fields) {
  return fields.kind === 'email' && fields.address !== undefined
    ? { ...fields, address: '(a mailbox)' }
    : { ...fields };
}
