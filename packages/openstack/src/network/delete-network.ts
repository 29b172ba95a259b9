import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /networks/{id}`. False where it was gone already. */
export function deleteNetwork(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'network', '/networks', id);
}
