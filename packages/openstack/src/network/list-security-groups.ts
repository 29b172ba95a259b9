import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { SecurityGroup } from './types.ts';

/** `GET /security-groups`, all pages. */
export function listSecurityGroups(session: Session, query: Query = {}): Promise<SecurityGroup[]> {
  return listPages(session, { service: 'network', path: '/security-groups', query, key: 'security_groups' });
}
