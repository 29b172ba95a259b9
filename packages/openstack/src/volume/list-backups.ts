import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Backup } from './types.ts';

/** `GET /backups/detail`, all pages. */
export function listBackups(session: Session, query: Query = {}): Promise<Backup[]> {
  return listPages(session, { service: 'block-storage', path: '/backups/detail', query, key: 'backups' });
}
