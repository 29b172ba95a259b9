// A cloud with many flavors and images on a socket of this machine: `node large-cloud-server.ts FLAVORS IMAGES` prints
// its port. Not an OpenStack, only the four answers that a read-only look at flavors and images asks for.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [flavorCount = 5000, imageCount = 5000] = process.argv.slice(2).map(Number);
const pageSize = 1000;

const flavors = Array.from({ length: flavorCount }, (_, index) => ({
  id: `flavor-${index}`,
  name: `SCS-${(index % 64) + 1}V-${((index % 128) + 1) / 2}${index % 3 === 0 ? '-20s' : ''}`,
  vcpus: (index % 64) + 1,
  ram: (((index % 128) + 1) / 2) * 1024,
  disk: index % 3 === 0 ? 20 : 0,
  'os-flavor-access:is_public': true,
  extra_specs: { 'hw_rng:allowed': 'True', 'scs:cpu-type': 'shared-core' },
}));

const images = Array.from({ length: imageCount }, (_, index) => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  name: `Ubuntu ${index}`,
  status: 'active',
  visibility: 'public',
  os_hidden: false,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  size: 600_000_000,
  min_disk: 8,
  min_ram: 512,
  os_hash_algo: 'sha512',
  os_hash_value: 'f'.repeat(128),
  architecture: 'x86_64',
  os_distro: 'ubuntu',
  os_version: '24.04',
  os_purpose: 'custom',
  image_build_date: '2026-01-01',
  image_original_user: 'ubuntu',
  image_source: 'https://cloud-images.ubuntu.com/releases/noble/x.img',
  image_description: 'Ubuntu',
  replace_frequency: 'never',
  provided_until: 'none',
  uuid_validity: 'none',
}));

/** Cuts a page out of a list, as OpenStack does: behind the item that `marker` names. */
function page<T extends { id: string }>(list: readonly T[], url: URL): { items: T[]; next: string | undefined } {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? pageSize), pageSize);
  const start = list.findIndex(({ id }) => id === url.searchParams.get('marker')) + 1;
  const items = list.slice(start, start + limit);
  const last = items.at(-1);
  if (start + limit >= list.length || last === undefined) return { items, next: undefined };
  const next = new URL(url);
  next.searchParams.set('marker', last.id);
  return { items, next: next.pathname + next.search };
}

const server = createServer((request, response) => {
  const origin = `http://${request.headers.host ?? ''}`;
  const url = new URL(request.url ?? '/', origin);
  const answer = (status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  if (url.pathname === '/v3/auth/tokens') {
    const service = (type: string, path: string): object => ({
      type,
      name: type,
      endpoints: [{ id: type, interface: 'public', region: 'R', region_id: 'R', url: origin + path }],
    });
    const token = {
      methods: ['password'],
      roles: [{ id: 'm', name: 'member' }],
      user: { id: 'u', name: 'bench', domain: { id: 'default', name: 'Default' } },
      project: { id: 'p', name: 'bench', domain: { id: 'default', name: 'Default' } },
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      issued_at: new Date().toISOString(),
      catalog: [service('compute', '/v2.1'), service('image', ''), service('identity', '/v3')],
    };
    answer(201, { token }, { 'x-subject-token': 'bench' });
  } else if (url.pathname === '/v2.1/flavors/detail') {
    const { items, next } = page(flavors, url);
    answer(200, {
      flavors: items,
      ...(next === undefined ? {} : { flavors_links: [{ rel: 'next', href: origin + next }] }),
    });
  } else if (url.pathname === '/v2/images') {
    const { items, next } = page(images, url);
    answer(200, { images: items, ...(next === undefined ? {} : { next }) });
  } else {
    answer(404, { error: { message: 'not here' } });
  }
});

server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as AddressInfo).port);
});
