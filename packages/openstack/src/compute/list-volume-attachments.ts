import { listPages } from '../session/pages.ts';
import type { Session } from '../session/types.ts';
import type { VolumeAttachment } from './types.ts';

/** `GET /servers/{id}/os-volume_attachments`. */
export function listVolumeAttachments(session: Session, serverId: string): Promise<VolumeAttachment[]> {
  return listPages(session, {
    service: 'compute',
    path: `/servers/${encodeURIComponent(serverId)}/os-volume_attachments`,
    route: '/servers/{id}/os-volume_attachments',
    key: 'volumeAttachments',
  });
}
