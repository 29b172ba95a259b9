import type { Store } from '@scs/store';
import { writeAudit } from '../../verb/write-audit.ts';
import { stranger } from '../actor.ts';

/** One try to sign in. */
export interface SignInAttempt {
  readonly method: 'password' | 'passkey' | 'provider';
  /** Where it came from: an IP address. */
  readonly address: string;
  readonly requestId: string;
}

type Reason =
  | 'unknown-account'
  | 'wrong-password'
  | 'not-accepted'
  | 'disabled'
  | 'no-role'
  | 'too-often-for-account'
  | 'too-often-from-address';

/**
 * Writes a failed sign-in into the audit log. What somebody typed is not kept: people type passwords into the wrong field. It is no verb:
 * nothing has changed that a kept answer tells, and whoever guesses passwords must not empty the caches.
 *
 * @param userId whose account it was about; null when there is none
 */
export function recordFailedSignIn(
  { db }: Pick<Store, 'db'>,
  { method, address, requestId }: SignInAttempt,
  { userId, reason, ...more }: { userId: string | null; reason: Reason; provider?: string; subject?: string },
  now: Date,
): Promise<void> {
  return writeAudit(
    db,
    { actor: stranger, action: 'session.refuse', requestId, now },
    { objectType: 'user', objectId: userId ?? 'unknown', before: null, after: { method, reason, address, ...more } },
  );
}
