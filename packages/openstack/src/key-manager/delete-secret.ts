import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /v1/secrets/{id}`, by id or by reference. False where it was gone already. */
export function deleteSecret(session: Session, idOrReference: string): Promise<boolean> {
  // Only the id is taken from a reference: its host is whatever Barbican believes to be called.
  const id = idOrReference.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return deleteOne(session, 'key-manager', '/secrets', id);
}
