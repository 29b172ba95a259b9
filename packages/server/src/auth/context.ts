import type { VerbRuntime } from '../verb/perform.ts';
import { identityProviders, type IdentityProviders } from './oidc/identity-providers.ts';
import type { AuthSettings } from './settings.ts';

/** What all parts of the sign-in work with. */
export interface AuthContext extends VerbRuntime {
  readonly settings: AuthSettings;
  readonly providers: IdentityProviders;
  /** The time; tests put it forward. */
  readonly clock: () => Date;
}

/**
 * Puts together what the authenticator, the pages and the API of the sign-in share.
 *
 * @example const auth = authContext({ store, changes }, config);
 */
export function authContext(
  { store, changes }: VerbRuntime,
  settings: AuthSettings,
  clock: () => Date = () => new Date(),
): AuthContext {
  return { store, changes, settings, providers: identityProviders(settings.auth.providers), clock };
}
