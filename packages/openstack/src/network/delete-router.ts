import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /routers/{id}`. False where it was gone already. */
export function deleteRouter(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'network', '/routers', id);
}
