import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { NewVolume, Volume } from './types.ts';

/** `POST /volumes`. The answer comes before the volume is ready: poll {@link getVolume}. */
export function createVolume(session: Session, volume: NewVolume): Promise<Volume> {
  return requestOne(session, 'volume', {
    service: 'block-storage',
    method: 'POST',
    path: '/volumes',
    json: { volume },
  });
}
