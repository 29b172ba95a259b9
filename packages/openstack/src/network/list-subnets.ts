import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Subnet } from './types.ts';

/** `GET /subnets`, all pages. */
export function listSubnets(session: Session, query: Query = {}): Promise<Subnet[]> {
  return listPages(session, { service: 'network', path: '/subnets', query, key: 'subnets' });
}
