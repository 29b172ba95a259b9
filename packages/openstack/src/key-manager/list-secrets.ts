import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { StoredSecret } from './types.ts';

/** `GET /v1/secrets`, all pages: names and references, no payloads. */
export function listSecrets(session: Session, query: Query = {}): Promise<StoredSecret[]> {
  return listPages(session, {
    service: 'key-manager',
    path: '/secrets',
    query: { limit: 100, ...query },
    key: 'secrets',
  });
}
