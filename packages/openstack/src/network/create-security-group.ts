import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { NewSecurityGroup, SecurityGroup } from './types.ts';

/** `POST /security-groups`. The answer carries the rules that the new group was given. */
export function createSecurityGroup(session: Session, securityGroup: NewSecurityGroup): Promise<SecurityGroup> {
  return requestOne(session, 'security_group', {
    service: 'network',
    method: 'POST',
    path: '/security-groups',
    json: { security_group: securityGroup },
  });
}
