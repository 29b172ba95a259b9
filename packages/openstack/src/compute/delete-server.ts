import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /servers/{id}`. False where it was gone already. */
export function deleteServer(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'compute', '/servers', id);
}
