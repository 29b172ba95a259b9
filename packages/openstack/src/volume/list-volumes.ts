import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Volume } from './types.ts';

/** `GET /volumes/detail`, all pages. */
export function listVolumes(session: Session, query: Query = {}): Promise<Volume[]> {
  return listPages(session, { service: 'block-storage', path: '/volumes/detail', query, key: 'volumes' });
}
