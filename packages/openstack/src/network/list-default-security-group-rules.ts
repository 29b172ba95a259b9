import { listPages } from '../session/pages.ts';
import type { Session } from '../session/types.ts';
import type { DefaultSecurityGroupRule } from './types.ts';

/** `GET /default-security-group-rules`. Clouds before 2023.2 have no such list: `not-found`. */
export function listDefaultSecurityGroupRules(session: Session): Promise<DefaultSecurityGroupRule[]> {
  return listPages(session, {
    service: 'network',
    path: '/default-security-group-rules',
    key: 'default_security_group_rules',
  });
}
