import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { VolumeType } from './types.ts';

/** `GET /types`, all pages. */
export function listVolumeTypes(session: Session, query: Query = {}): Promise<VolumeType[]> {
  return listPages(session, { service: 'block-storage', path: '/types', query, key: 'volume_types' });
}
