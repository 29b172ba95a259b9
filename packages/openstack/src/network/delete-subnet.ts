import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /subnets/{id}`. False where it was gone already. */
export function deleteSubnet(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'network', '/subnets', id);
}
