import type { CloudApi } from './cloud-api.ts';

/** After this long, a volume that still waits was asked for before Cinder's workers listened: another one is tried. */
const patienceMs = 15_000;

/**
 * Makes a volume and deletes it. Cinder's workers report in before they hear their messages, and what is asked of them
 * in between is lost; only a volume that got available proves that they listen. To be called until it says true.
 */
export function volumeProof(api: CloudApi): () => Promise<boolean> {
  let id: string | undefined;
  let askedAt = 0;
  return async () => {
    if (id === undefined) {
      const body = { volume: { size: 1, name: 'lab-readiness', volume_type: '__DEFAULT__' } };
      ({
        volume: { id },
      } = await api.call<{ volume: { id: string } }>('POST', 'volume', '/volumes', { body }));
      askedAt = Date.now();
    }
    const { volume } = await api.call<{ volume: { status: string } }>('GET', 'volume', `/volumes/${id}`);
    if (volume.status === 'available') {
      await api.call('DELETE', 'volume', `/volumes/${id}`);
      return true;
    }
    if (volume.status === 'error' || Date.now() - askedAt > patienceMs) {
      await api.call('POST', 'volume', `/volumes/${id}/action`, { body: { 'os-force_delete': {} } });
      id = undefined;
    }
    return false;
  };
}
