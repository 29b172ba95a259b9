import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Port } from './types.ts';

/** `GET /ports`, all pages. */
export function listPorts(session: Session, query: Query = {}): Promise<Port[]> {
  return listPages(session, { service: 'network', path: '/ports', query, key: 'ports' });
}
