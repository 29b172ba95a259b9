import { afterEach, describe, expect, it } from 'vitest';

import type { CloudConfig } from '../config/types.ts';
import { listNetworks } from '../network/list-networks.ts';
import { serveCloud, type ServedCloud } from '../testing/serve-cloud.ts';
import { json, type Handler } from '../testing/serve.ts';
import { listVolumeTypes } from '../volume/list-volume-types.ts';
import { assumedBase, findEndpoint } from './endpoints.ts';

const token = { roles: [], user: { id: 'u', name: 'u' }, project: { id: 'p', name: 'p' }, expiresAt: new Date(0) };

describe('the assumed base', () => {
  it.each([
    ['http://x/v2.1', 'compute', 'http://x/v2.1'],
    ['http://x/v2.1/', 'compute', 'http://x/v2.1'],
    ['http://x/v2/p', 'compute', 'http://x/v2/p'],
    ['http://x:8774', 'compute', 'http://x:8774/v2.1'],
    ['http://x/compute/', 'compute', 'http://x/compute/v2.1'],
    ['http://x:9292', 'image', 'http://x:9292/v2'],
    ['http://x:9696/', 'network', 'http://x:9696/v2.0'],
    ['http://x/volume/v3/p', 'block-storage', 'http://x/volume/v3/p'],
    ['http://x:8776', 'block-storage', 'http://x:8776/v3/p'],
    ['http://x:9311', 'key-manager', 'http://x:9311/v1'],
    ['http://x/placement', 'placement', 'http://x/placement'],
    ['http://x/v1/AUTH_p', 'object-store', 'http://x/v1/AUTH_p'],
    ['http://v2.example', 'image', 'http://v2.example/v2'],
  ])('of %s for %s is %s', (endpoint, service, base) => {
    expect(assumedBase(endpoint, service, token)).toBe(base);
  });
});

describe('the endpoint', () => {
  const catalog = [
    {
      type: 'volume',
      name: 'old',
      endpoints: [{ interface: 'public', region: 'One', url: 'http://volume' }],
    },
    {
      type: 'volumev3',
      name: 'v3',
      endpoints: [
        { interface: 'admin', region: 'One', url: 'http://v3-admin' },
        { interface: 'publicURL', region: 'One', url: 'http://v3' },
        { interface: 'public', region: 'Two', url: 'http://v3-two' },
      ],
    },
  ];
  const config = {
    name: 'x',
    regionName: 'One',
    interfaces: ['public'],
    endpointOverrides: {},
    regionOverrides: {},
    interfaceOverrides: {},
  };

  it.each<[string, Partial<CloudConfig>, string | undefined]>([
    ['volumev3 before volume', {}, 'http://v3'],
    ['another region', { regionName: 'Two' }, 'http://v3-two'],
    ['an alias in a region that the preferred lacks', { regionName: 'Three' }, undefined],
    ['no region', { regionName: undefined }, 'http://v3'],
    ['interfaces in order', { interfaces: ['internal', 'admin', 'public'] }, 'http://v3-admin'],
    ['an override under its alias', { endpointOverrides: { volumev3: 'http://o/%(project_id)s' } }, 'http://o/p'],
    ['a region of its own', { regionOverrides: { 'block-storage': 'Two' } }, 'http://v3-two'],
    ['an interface of its own', { interfaceOverrides: { 'block-storage': 'admin' } }, 'http://v3-admin'],
  ])('of block-storage: %s', (_title, settings, expected) => {
    expect(findEndpoint({ ...config, ...settings }, catalog, token, 'block-storage')).toBe(expected);
  });

  it('of volumev3 is exactly that', () => {
    expect(findEndpoint({ ...config, regionName: 'Two' }, catalog, token, 'volume')).toBeUndefined();
  });
});

let cloud: ServedCloud | undefined;
afterEach(() => cloud?.close());

async function served(handler: Handler, settings?: Partial<CloudConfig>): Promise<ServedCloud> {
  cloud = await serveCloud(handler, settings);
  return cloud;
}

describe('a service that is not there', () => {
  it.each<[string, Partial<CloudConfig>, string, string, RegExp]>([
    ['a type', {}, 'dns', 'service-missing', /no service dns\. It has compute, image, key-manager, network, volumev3/],
    [
      'a region',
      { regionName: 'Three' },
      'image',
      'endpoint-missing',
      /not in region Three with interface public\. It has One\/internal, Two\/public, One\/public/,
    ],
    ['an interface', { interfaces: ['admin'] }, 'image', 'endpoint-missing', /interface admin/],
    ['a URL', { endpointOverrides: { image: 'ftp://x' } }, 'image', 'endpoint-missing', /no http/],
  ])('for want of %s', async (_title, settings, service, code, message) => {
    const api = await served((_seen, response) => response.end(), settings);
    const session = await api.connect();
    await expect(session.request({ service, method: 'GET', path: '/' })).rejects.toMatchObject({
      code,
      cloud: 'test',
      service,
      message: expect.stringMatching(message) as string,
    });
  });

  it('because the token is unscoped', async () => {
    const { serve } = await import('../testing/serve.ts');
    const { cloudAt } = await import('../testing/serve-cloud.ts');
    const { connect } = await import('./connect.ts');
    const keystone = await serve((_seen, response) => {
      json(
        response,
        201,
        { token: { user: { id: 'u', name: 'u' }, expires_at: '2030-01-01T00:00:00Z' } },
        { 'x-subject-token': 'unscoped-token' },
      );
    });
    try {
      const session = await connect(cloudAt(keystone.url));
      expect(session.token).toMatchObject({ roles: [], project: undefined });
      await expect(listNetworks(session)).rejects.toMatchObject({
        code: 'unscoped',
        hint: expect.stringContaining('project_name') as string,
      });
    } finally {
      await keystone.close();
    }
  });
});

describe('a wrong guess of the version', () => {
  const versions = (id: string, href: string) => ({
    versions: [{ id, status: 'CURRENT', links: [{ rel: 'self', href }] }],
  });

  it('is mended by the version document, which is read once', async () => {
    const api = await served((seen, response) => {
      if (seen.url.startsWith('/network/v2.7/')) json(response, 200, { networks: [] });
      else if (seen.url === '/network/') json(response, 200, versions('v2.7', 'http://internal.invalid:9696/v2.7/'));
      else response.writeHead(404).end();
    });
    const session = await api.connect();
    await Promise.all([listNetworks(session), listNetworks(session)]);
    await listNetworks(session);
    expect(api.asked().filter((asked) => asked === 'GET /network/')).toHaveLength(1);
    expect(api.asked().at(-1)).toBe('GET /network/v2.7/networks');
  });

  it('a 404 of the service itself costs no further request', async () => {
    const api = await served((_seen, response) => {
      json(response, 404, { NeutronError: { message: 'no such thing' } }, { 'x-openstack-request-id': 'req-9' });
    });
    await expect(listNetworks(await api.connect())).rejects.toMatchObject({ code: 'not-found', requestId: 'req-9' });
    expect(api.asked()).toEqual(['GET /network/v2.0/networks']);
  });

  it('stays a 404 where the version document helps no further', async () => {
    const api = await served((_seen, response) => response.writeHead(404).end('nothing here'));
    await expect(listNetworks(await api.connect())).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('nothing here') as string,
    });
    expect(api.asked()).toEqual(['GET /network/v2.0/networks', 'GET /network/']);
  });

  it('a block-storage endpoint without the project gets it', async () => {
    const api = await served(
      (seen, response) => {
        if (seen.url === '/v/v3/project-1/types') json(response, 200, { volume_types: [] });
        else json(response, 404, {});
      },
      { endpointOverrides: {} },
    );
    const { connect } = await import('./connect.ts');
    const session = await connect({ ...api.config, endpointOverrides: { 'block-storage': `${api.url}/v/v3` } });
    expect(await listVolumeTypes(session)).toEqual([]);
    expect(api.asked()).toEqual(['GET /v/v3/types', 'GET /v/v3/project-1/types']);
  });
});
