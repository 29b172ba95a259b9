import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { Restore } from './types.ts';

/** `POST /backups/{id}/restore`, into a new volume of that name, or into an existing one. */
export function restoreBackup(
  session: Session,
  backupId: string,
  target: { readonly name: string } | { readonly volume_id: string },
): Promise<Restore> {
  return requestOne(session, 'restore', {
    service: 'block-storage',
    method: 'POST',
    path: `/backups/${encodeURIComponent(backupId)}/restore`,
    route: '/backups/{id}/restore',
    json: { restore: target },
  });
}
