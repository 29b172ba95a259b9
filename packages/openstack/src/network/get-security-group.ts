import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { SecurityGroup } from './types.ts';

/** `GET /security-groups/{id}`. */
export function getSecurityGroup(session: Session, id: string): Promise<SecurityGroup> {
  return requestOne(session, 'security_group', {
    service: 'network',
    method: 'GET',
    path: `/security-groups/${encodeURIComponent(id)}`,
    route: '/security-groups/{id}',
  });
}
