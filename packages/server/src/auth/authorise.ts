import { ServerError } from '../errors.ts';
import type { Actor } from './actor.ts';
import { isAtLeast, type RequiredRole } from './role.ts';

/** @throws ServerError `unauthenticated` or `forbidden` */
export function authorise(actor: Actor, required: RequiredRole): void {
  if (isAtLeast(actor.role, required)) return;
  if (actor.role === null) {
    throw new ServerError(
      'unauthenticated',
      'This needs signing in.',
      'Send a token: Authorization: Bearer …, or sign in.',
    );
  }
  throw new ServerError(
    'forbidden',
    `This needs the role ${required}; ${actor.name} has the role ${actor.role}.`,
    'Ask an administrator for the role.',
  );
}
