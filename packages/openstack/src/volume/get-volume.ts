import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { Volume } from './types.ts';

/** `GET /volumes/{id}`. */
export function getVolume(session: Session, id: string): Promise<Volume> {
  return requestOne(session, 'volume', {
    service: 'block-storage',
    method: 'GET',
    path: `/volumes/${encodeURIComponent(id)}`,
    route: '/volumes/{id}',
  });
}
