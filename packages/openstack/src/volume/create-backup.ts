import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { Backup, NewBackup } from './types.ts';

/** `POST /backups`. The answer comes before the backup is made: poll {@link getBackup}. */
export function createBackup(session: Session, backup: NewBackup): Promise<Pick<Backup, 'id' | 'name'>> {
  return requestOne(session, 'backup', {
    service: 'block-storage',
    method: 'POST',
    path: '/backups',
    json: { backup },
  });
}
