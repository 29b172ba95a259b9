import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /backups/{id}`. False where it was gone already. */
export function deleteBackup(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'block-storage', '/backups', id);
}
