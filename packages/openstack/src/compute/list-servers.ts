import { listPages } from '../session/pages.ts';
import type { Session } from '../session/types.ts';
import type { Server } from './types.ts';

/** `GET /servers/detail`. Nova takes `name` for a regular expression. */
export function listServers(session: Session, query: { name?: string } = {}): Promise<Server[]> {
  return listPages(session, { service: 'compute', path: '/servers/detail', query, key: 'servers' });
}
