import { readFileSync } from 'node:fs';
import type { CloudApi } from '../cloud/cloud-api.ts';
import { imagePayload } from '../paths.ts';
import { areSame, quoted, type SeedChange } from './seed-change.ts';
import { day, type CloudState, type ImageSeed } from './seed-model.ts';

interface GlanceImage {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly visibility: string;
  readonly owner: string;
  readonly min_disk: number;
  readonly min_ram: number;
  readonly created_at: string;
  readonly [property: string]: unknown;
}

/** Attributes that every image has; all others are properties. */
const attributes = new Set([
  ...['id', 'name', 'status', 'visibility', 'owner', 'min_disk', 'min_ram', 'created_at', 'updated_at', 'size', 'tags'],
  ...['virtual_size', 'checksum', 'os_hash_algo', 'os_hash_value', 'os_hidden', 'protected', 'disk_format', 'stores'],
  ...['container_format', 'file', 'self', 'schema', 'direct_url', 'locations'],
]);

const propertiesOf = (image: GlanceImage) =>
  Object.fromEntries(Object.entries(image).filter(([name]) => !attributes.has(name)));

/**
 * Whether an image must be made anew, since its build date (today) would otherwise be later than its creation (an earlier day).
 * A build date in the future is a seed's intention.
 */
function isOlderThanItsBuild(image: GlanceImage, seed: ImageSeed, now: Date): boolean {
  return seed.properties['image_build_date'] === day(now) && image.created_at.slice(0, 10) < day(now);
}

async function makeImage(api: CloudApi, name: string, seed: ImageSeed): Promise<void> {
  const body = {
    name,
    disk_format: 'raw',
    container_format: 'bare',
    visibility: 'public',
    min_disk: seed.minDiskGiB,
    min_ram: seed.minRamMiB,
    ...seed.properties,
  };
  const image = await api.call<GlanceImage>('POST', 'image', '/images', { body });
  const bytes = readFileSync(imagePayload);
  await api.call('PUT', 'image', `/images/${image.id}/file`, { bytes, contentType: 'application/octet-stream' });
}

async function patchImage(api: CloudApi, image: GlanceImage, seed: ImageSeed): Promise<void> {
  const pointer = (name: string) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const obsolete = Object.keys(propertiesOf(image)).filter((name) => !(name in seed.properties));
  const wanted = { min_disk: seed.minDiskGiB, min_ram: seed.minRamMiB, visibility: 'public', ...seed.properties };
  const body = [
    ...obsolete.map((name) => ({ op: 'remove', path: pointer(name) })),
    // Glance's `add` sets a property whether or not it is there.
    ...Object.entries(wanted).map(([name, value]) => ({ op: 'add', path: pointer(name), value })),
  ];
  const contentType = 'application/openstack-images-v2.1-json-patch';
  await api.call('PATCH', 'image', `/images/${image.id}`, { body, contentType });
}

const deleteImage = (api: CloudApi, image: GlanceImage) => api.call('DELETE', 'image', `/images/${image.id}`);

/** Decides over the images of the admin project; those of other projects are left alone. */
export async function imageChanges(api: CloudApi, wanted: CloudState['images'], now: Date): Promise<SeedChange[]> {
  const path = `/images?owner=${api.projectId}&limit=500`;
  const { images } = await api.call<{ images: GlanceImage[] }>('GET', 'image', path);
  const own = images.filter((image) => image.owner === api.projectId);
  const changes: SeedChange[] = [];
  for (const image of own) {
    if (image.name in wanted) continue;
    changes.push({ sign: '-', what: `image ${quoted(image.name)}`, apply: () => deleteImage(api, image) });
  }
  for (const [name, seed] of Object.entries(wanted)) {
    const what = `image ${quoted(name)}`;
    const [image, ...duplicates] = own.filter((one) => one.name === name);
    const makeAnew = async () => {
      for (const old of [image, ...duplicates]) if (old) await deleteImage(api, old);
      await makeImage(api, name, seed);
    };
    if (!image) changes.push({ sign: '+', what, apply: makeAnew });
    else if (duplicates.length > 0) changes.push({ sign: '~', what: `${what}: duplicates`, apply: makeAnew });
    else if (image.status !== 'active')
      changes.push({ sign: '~', what: `${what}: status ${image.status}`, apply: makeAnew });
    else if (isOlderThanItsBuild(image, seed, now))
      changes.push({ sign: '~', what: `${what}: built today`, apply: makeAnew });
    else if (
      image.min_disk !== seed.minDiskGiB ||
      image.min_ram !== seed.minRamMiB ||
      image.visibility !== 'public' ||
      !areSame(propertiesOf(image), seed.properties)
    ) {
      changes.push({ sign: '~', what: `${what}: properties`, apply: () => patchImage(api, image, seed) });
    }
  }
  return changes;
}
