import { isIP } from 'node:net';
import { isLoopback } from '../../config/values/urls.ts';
import type { AuthSettings } from '../settings.ts';
import { PageError } from './explain-error.ts';

/** @throws PageError `local-off` when people sign in at identity providers alone */
export function requireLocalSignIn({ auth }: AuthSettings): void {
  if (!auth.localSignIn) throw new PageError('local-off', 403);
}

/** Whether this server can have passkeys: they belong to a name, never to an address, and need encryption. */
export function hasPasskeys(settings: AuthSettings): boolean {
  const { hostname } = new URL(settings.publicUrl);
  const isAddress = hostname.startsWith('[') || isIP(hostname) !== 0;
  return settings.auth.localSignIn && !isAddress && insecureUrl(settings) === undefined;
}

/** The address of the server when browsers keep no session there, since it is not encrypted. */
export function insecureUrl({ publicUrl }: AuthSettings): string | undefined {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && !isLoopback(hostname) ? publicUrl : undefined;
}
