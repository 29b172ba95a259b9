import type { Entered } from '../forms.ts';

const dayMs = 86_400_000;

/** How long a token lasts, in days, as far as it ends at all. */
export const lifetimes = [30, 90, 365] as const;

/** What the API takes of a new token, from the fields of its form. */
export function tokenBody(entered: Entered, scopes: readonly string[], now: Date) {
  const days = lifetimes.find((one) => String(one) === entered['expires']);
  return {
    name: (entered['name'] ?? '').trim(),
    role: entered['role'],
    scopes: scopes.length === 0 ? null : scopes,
    expiresAt: days === undefined ? null : new Date(now.getTime() + days * dayMs).toISOString(),
    ...(entered['owner'] === 'platforms' ? { isPersonal: false } : {}),
  };
}
