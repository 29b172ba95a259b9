import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /volumes/{id}`. False where it was gone already. */
export function deleteVolume(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'block-storage', '/volumes', id);
}
