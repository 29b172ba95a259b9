import type { AuthSettings } from '../settings.ts';

/** EdDSA, ECDSA and RSA: what authenticators have today (COSE algorithms -8, -7 and -257). */
export const supportedAlgorithmIDs = [-8, -7, -257];

/** To whom passkeys belong: the host name of the server, and pages from exactly its origin. */
export function siteOf({ publicUrl }: AuthSettings) {
  return { rpID: new URL(publicUrl).hostname, rpName: 'Sovereign Cloud Stack', expectedOrigin: publicUrl };
}
