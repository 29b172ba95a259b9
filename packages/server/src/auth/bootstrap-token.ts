import type { Actor } from './actor.ts';
import { isSameSecret } from './secret.ts';

const leastLength = 32;
const bootstrap: Actor = { kind: 'bootstrap', id: null, name: 'bootstrap token', role: 'administrator' };

/**
 * Makes the function that knows the bootstrap token.
 *
 * @throws Error when the token can be guessed
 */
export function bootstrapCheck(expected: string | undefined): (token: string) => Actor | undefined {
  if (expected === undefined) return () => undefined;
  if (expected.length < leastLength) {
    throw new Error(
      `The bootstrap token has ${expected.length} characters; it needs at least ${leastLength}, such as: openssl rand -hex 32`,
    );
  }
  return (token) => (isSameSecret(token, expected) ? bootstrap : undefined);
}
