import type { CloudApi } from '../cloud/cloud-api.ts';
import { quoted, type SeedChange } from './seed-change.ts';
import type { CloudState, VolumeTypeSeed } from './seed-model.ts';

interface CinderType {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly is_public: boolean;
}

/** Cinder's own type, which it does not let go. */
const builtIn = '__DEFAULT__';

async function makeType(api: CloudApi, name: string, seed: VolumeTypeSeed): Promise<void> {
  const body = {
    volume_type: { name, description: seed.description, extra_specs: { volume_backend_name: 'nfs' } },
  };
  const made = await api.call<{ volume_type: CinderType }>('POST', 'volume', '/types', { body });
  if (!seed.isEncrypted) return;
  const encryption = { provider: 'luks', cipher: 'aes-xts-plain64', key_size: 256, control_location: 'front-end' };
  await api.call('POST', 'volume', `/types/${made.volume_type.id}/encryption`, { body: { encryption } });
}

async function updateType(api: CloudApi, type: CinderType, changes: Partial<CinderType>): Promise<void> {
  await api.call('PUT', 'volume', `/types/${type.id}`, { body: { volume_type: changes } });
}

/**
 * Every volume type is the operator's, so those that the seed does not name go; one that a project's volume still uses is hidden
 * instead, since Cinder does not delete it.
 */
export async function volumeTypeChanges(api: CloudApi, wanted: CloudState['volumeTypes']): Promise<SeedChange[]> {
  const [{ volume_types: listed }, { volumes }] = await Promise.all([
    api.call<{ volume_types: CinderType[] }>('GET', 'volume', '/types?is_public=None'),
    api.call<{ volumes: { volume_type: string }[] }>('GET', 'volume', '/volumes/detail?all_tenants=1&limit=1000'),
  ]);
  const usedNames = new Set(volumes.map((volume) => volume.volume_type));
  const types = listed.filter((type) => type.name !== builtIn);
  const changes: SeedChange[] = [];
  for (const type of types) {
    if (type.name in wanted) continue;
    const what = `volume type ${quoted(type.name)}`;
    if (!usedNames.has(type.name)) {
      const apply = () => api.call('DELETE', 'volume', `/types/${type.id}`);
      changes.push({ sign: '-', what, apply });
    } else if (type.is_public) {
      changes.push({
        sign: '~',
        what: `${what}: hidden, a volume uses it`,
        apply: () => updateType(api, type, { is_public: false }),
      });
    }
  }
  for (const [name, seed] of Object.entries(wanted)) {
    const what = `volume type ${quoted(name)}`;
    const type = types.find((one) => one.name === name);
    const wantedFields = { description: seed.description, is_public: true };
    if (!type) changes.push({ sign: '+', what, apply: () => makeType(api, name, seed) });
    else if (type.description !== seed.description || !type.is_public) {
      changes.push({ sign: '~', what: `${what}: description`, apply: () => updateType(api, type, wantedFields) });
    }
  }
  return changes;
}
