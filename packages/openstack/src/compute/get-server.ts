import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { Server } from './types.ts';

/** `GET /servers/{id}`. */
export function getServer(session: Session, id: string): Promise<Server> {
  return requestOne(session, 'server', {
    service: 'compute',
    method: 'GET',
    path: `/servers/${encodeURIComponent(id)}`,
    route: '/servers/{id}',
  });
}
