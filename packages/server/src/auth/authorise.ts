import { ServerError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { isAtLeast, type RequiredRole } from './role.ts';

/**
 * Whether somebody may do something: the role must be enough, and where the actor has scopes, one must cover the action.
 *
 * @param action the verb, such as `incident.create`; left out for what no scope narrows
 * @throws ServerError `unauthenticated` or `forbidden`
 * @example authorise({ kind: 'token', id, name: 'ci', role: 'operator', scopes: ['incident'] }, 'operator', 'incident.create')
 */
export function authorise(actor: Actor, required: RequiredRole, action?: string): void {
  if (!isAtLeast(actor.role, required)) throw roleMissing(actor, required);
  if (required === 'anyone' || action === undefined || actor.scopes === undefined) return;
  if (actor.scopes.some((scope) => scope === action || action.startsWith(`${scope}.`))) return;
  throw new ServerError(
    'forbidden',
    `${actor.name} may not ${action}: its scopes are ${actor.scopes.join(', ') || 'none'}.`,
    'Use a token that has the scope.',
  );
}

function roleMissing(actor: Actor, required: RequiredRole): ServerError {
  if (actor.role === null) {
    return new ServerError(
      'unauthenticated',
      'This needs signing in.',
      'Send a token: Authorization: Bearer …, or sign in.',
    );
  }
  return new ServerError(
    'forbidden',
    `This needs the role ${required}; ${actor.name} has the role ${actor.role}.`,
    'Ask an administrator for the role.',
  );
}
