import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Network } from './types.ts';

/** `GET /networks`, all pages. */
export function listNetworks(session: Session, query: Query = {}): Promise<Network[]> {
  return listPages(session, { service: 'network', path: '/networks', query, key: 'networks' });
}
