import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /ports/{id}`. False where it was gone already. */
export function deletePort(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'network', '/ports', id);
}
