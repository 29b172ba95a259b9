import type { AuthSettings } from '../settings.ts';

/** To whom passkeys belong: the host name of the server, and pages from exactly its origin. */
export function siteOf({ publicUrl }: AuthSettings) {
  return { rpID: new URL(publicUrl).hostname, rpName: 'Sovereign Cloud Stack', expectedOrigin: publicUrl };
}
