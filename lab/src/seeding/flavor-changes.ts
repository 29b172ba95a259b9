import type { CloudApi } from '../cloud/cloud-api.ts';
import { areSame, quoted, type SeedChange } from './seed-change.ts';
import type { CloudState, FlavorSeed } from './seed-model.ts';

interface NovaFlavor {
  readonly id: string;
  readonly name: string;
  readonly vcpus: number;
  readonly ram: number;
  readonly disk: number;
  readonly extra_specs: Readonly<Record<string, string>>;
}

const hasShape = (flavor: NovaFlavor, seed: FlavorSeed) =>
  flavor.vcpus === seed.vcpus && flavor.ram === seed.ramMiB && flavor.disk === seed.diskGiB;

async function makeFlavor(api: CloudApi, name: string, seed: FlavorSeed): Promise<void> {
  const flavor = { name, vcpus: seed.vcpus, ram: seed.ramMiB, disk: seed.diskGiB };
  const made = await api.call<{ flavor: NovaFlavor }>('POST', 'compute', '/flavors', { body: { flavor } });
  await setExtraSpecs(api, made.flavor, seed.extraSpecs);
}

async function setExtraSpecs(api: CloudApi, flavor: NovaFlavor, extraSpecs: FlavorSeed['extraSpecs']): Promise<void> {
  const path = `/flavors/${flavor.id}/os-extra_specs`;
  for (const key of Object.keys(flavor.extra_specs)) {
    if (!(key in extraSpecs)) await api.call('DELETE', 'compute', `${path}/${encodeURIComponent(key)}`);
  }
  if (Object.keys(extraSpecs).length > 0)
    await api.call('POST', 'compute', path, { body: { extra_specs: extraSpecs } });
}

const deleteFlavor = (api: CloudApi, flavor: NovaFlavor) => api.call('DELETE', 'compute', `/flavors/${flavor.id}`);

/** Every flavor is the operator's, so those that the seed does not name go. A flavor's size cannot be changed: it is made anew. */
export async function flavorChanges(api: CloudApi, wanted: CloudState['flavors']): Promise<SeedChange[]> {
  const path = '/flavors/detail?is_public=None&limit=1000';
  const { flavors } = await api.call<{ flavors: NovaFlavor[] }>('GET', 'compute', path);
  const present = new Map(flavors.map((flavor) => [flavor.name, flavor]));
  const changes: SeedChange[] = [];
  for (const flavor of flavors) {
    if (flavor.name in wanted) continue;
    const apply = () => deleteFlavor(api, flavor);
    changes.push({ sign: '-', what: `flavor ${quoted(flavor.name)}`, apply });
  }
  for (const [name, seed] of Object.entries(wanted)) {
    const what = `flavor ${quoted(name)}`;
    const flavor = present.get(name);
    if (!flavor) {
      changes.push({ sign: '+', what, apply: () => makeFlavor(api, name, seed) });
    } else if (!hasShape(flavor, seed)) {
      const apply = async () => {
        await deleteFlavor(api, flavor);
        await makeFlavor(api, name, seed);
      };
      changes.push({ sign: '~', what: `${what}: size`, apply });
    } else if (!areSame(flavor.extra_specs, seed.extraSpecs)) {
      changes.push({
        sign: '~',
        what: `${what}: extra specs`,
        apply: () => setExtraSpecs(api, flavor, seed.extraSpecs),
      });
    }
  }
  return changes;
}
