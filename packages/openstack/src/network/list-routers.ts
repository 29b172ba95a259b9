import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Router } from './types.ts';

/** `GET /routers`, all pages. */
export function listRouters(session: Session, query: Query = {}): Promise<Router[]> {
  return listPages(session, { service: 'network', path: '/routers', query, key: 'routers' });
}
