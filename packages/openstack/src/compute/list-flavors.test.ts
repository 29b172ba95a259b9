import { afterEach, expect, it } from 'vitest';

import { compareMicroversions } from '../session/version-document.ts';
import { serveCloud, type ServedCloud } from '../testing/serve-cloud.ts';
import { json, type Handler } from '../testing/serve.ts';
import { listVolumeTypes } from '../volume/list-volume-types.ts';
import { listFlavors } from './list-flavors.ts';

let cloud: ServedCloud | undefined;
afterEach(() => cloud?.close());

async function served(handler: Handler): Promise<ServedCloud> {
  cloud = await serveCloud(handler);
  return cloud;
}

const list = 'GET /compute/v2.1/flavors/detail?is_public=None';

it('one request where the extra specs come along, with both of Nova’s headers', async () => {
  const api = await served((_seen, response) => {
    json(response, 200, {
      flavors: [
        { id: '1', name: 'a', extra_specs: { k: 'v' } },
        { id: '2', name: 'b', extra_specs: {} },
      ],
    });
  });
  const flavors = await listFlavors(await api.connect());
  expect(flavors.map((flavor) => flavor.extra_specs)).toEqual([{ k: 'v' }, {}]);
  expect(api.asked()).toEqual([list]);
  expect(api.seen.at(-1)?.headers).toMatchObject({
    'openstack-api-version': 'compute 2.61',
    'x-openstack-nova-api-version': '2.61',
  });
});

it('missing extra specs are fetched one by one', async () => {
  const api = await served((seen, response) => {
    const id = /flavors\/(.*)\/os-extra_specs/.exec(seen.url)?.[1];
    if (id === undefined) json(response, 200, { flavors: [{ id: 'a b' }, { id: 'c', extra_specs: {} }] });
    else json(response, 200, { extra_specs: { of: decodeURIComponent(id) } });
  });
  const flavors = await listFlavors(await api.connect());
  expect(flavors.map((flavor) => flavor.extra_specs)).toEqual([{ of: 'a b' }, {}]);
  expect(api.asked()).toEqual([list, 'GET /compute/v2.1/flavors/a%20b/os-extra_specs']);
  expect(api.calls.at(-1)?.route).toBe('/flavors/{id}/os-extra_specs');
});

it.each([
  ['2.53', 'compute 2.53'],
  ['', undefined],
])('a cloud that stops at "%s" is asked for that', async (newest, header) => {
  const api = await served((seen, response) => {
    if (seen.headers['openstack-api-version'] === 'compute 2.61')
      json(response, 406, { computeFault: { message: 'Version 2.61 is not supported' } });
    else if (seen.url === '/compute/v2.1/')
      json(response, 200, { version: { id: 'v2.1', version: newest, min_version: newest, links: [] } });
    else json(response, 200, { flavors: [{ id: '1', extra_specs: {} }] });
  });
  expect(await listFlavors(await api.connect())).toHaveLength(1);
  expect(api.seen.at(-1)?.headers['openstack-api-version']).toBe(header);
});

it('other services get no header that names Nova', async () => {
  const api = await served((_seen, response) => {
    json(response, 200, { volume_types: [] });
  });
  await listVolumeTypes(await api.connect());
  expect(Object.keys(api.seen.at(-1)?.headers ?? {}).filter((name) => name.includes('version'))).toEqual([]);
  await (
    await api.connect()
  ).request({ service: 'block-storage', method: 'GET', path: '/types', microversion: '3.60' });
  expect(api.seen.at(-1)?.headers['openstack-api-version']).toBe('volume 3.60');
  expect(api.seen.at(-1)?.headers['x-openstack-nova-api-version']).toBeUndefined();
});

it('2.9 is older than 2.61', () => {
  expect(compareMicroversions('2.9', '2.61')).toBeLessThan(0);
  expect(compareMicroversions('3.0', '2.61')).toBeGreaterThan(0);
  expect(compareMicroversions('2.61', '2.61')).toBe(0);
});
