import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { Backup } from './types.ts';

/** `GET /backups/{id}`. */
export function getBackup(session: Session, id: string): Promise<Backup> {
  return requestOne(session, 'backup', {
    service: 'block-storage',
    method: 'GET',
    path: `/backups/${encodeURIComponent(id)}`,
    route: '/backups/{id}',
  });
}
