import { deleteOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `DELETE /security-groups/{id}`. False where it was gone already. */
export function deleteSecurityGroup(session: Session, id: string): Promise<boolean> {
  return deleteOne(session, 'network', '/security-groups', id);
}
