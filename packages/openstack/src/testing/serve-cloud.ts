import type { CloudConfig } from '../config/types.ts';
import { Secret } from '../secret.ts';
import { connect, type ConnectOptions } from '../session/connect.ts';
import type { CallReport, CatalogService, Session } from '../session/types.ts';
import { json, serve, type Handler, type Served } from './serve.ts';

export const password = 'hunter2-hunter2-hunter2';

export interface ServedCloud extends Served {
  readonly config: CloudConfig;
  readonly calls: CallReport[];
  /** The requests besides those for tokens. */
  readonly asked: () => string[];
  connect(options?: ConnectOptions): Promise<Session>;
}

/**
 * A server that hands out tokens (`token-1`, `token-2`, …) whose catalog leads back to it, and answers everything else
 * as the handler says. Endpoints: `/compute/v2.1`, `/image`, `/network`, `/volume/v3/project-1`, `/keys`.
 */
export async function serveCloud(handler: Handler, settings: Partial<CloudConfig> = {}): Promise<ServedCloud> {
  let tokens = 0;
  const served: Served = await serve((seen, response) => {
    if (seen.method !== 'POST' || seen.url !== '/identity/v3/auth/tokens') {
      handler(seen, response);
      return;
    }
    tokens += 1;
    json(response, 201, tokenBody(served.url), { 'x-subject-token': `token-${tokens}-${'x'.repeat(20)}` });
  });
  const calls: CallReport[] = [];
  const config = cloudAt(`${served.url}/identity`, settings);
  return {
    ...served,
    config,
    calls,
    asked: () =>
      served.seen.filter((seen) => !seen.url.startsWith('/identity')).map((seen) => `${seen.method} ${seen.url}`),
    connect: (options = {}) => connect(config, { retryBaseMs: 1, onCall: (call) => calls.push(call), ...options }),
  };
}

/** A configuration with a password for this Keystone. */
export function cloudAt(authUrl: string, settings: Partial<CloudConfig> = {}): CloudConfig {
  return {
    name: 'test',
    regionName: 'One',
    interface: 'public',
    interfaces: ['public'],
    authType: 'password',
    auth: {
      authUrl,
      username: 'ada',
      userDomainName: 'Default',
      password: new Secret(password),
      projectName: 'engine',
      projectDomainId: 'default',
    },
    verify: true,
    endpointOverrides: {},
    regionOverrides: {},
    interfaceOverrides: {},
    sources: ['test'],
    warnings: [],
    ...settings,
  };
}

export function tokenBody(url: string): object {
  return {
    token: {
      user: { id: 'user-1', name: 'ada', domain: { id: 'default', name: 'Default' } },
      project: { id: 'project-1', name: 'engine', domain: { id: 'default', name: 'Default' } },
      roles: [{ id: 'role-1', name: 'member' }],
      expires_at: '2030-01-01T00:00:00.000000Z',
      catalog: catalogAt(url),
    },
  };
}

function catalogAt(url: string): CatalogService[] {
  const service = (type: string, path: string): CatalogService => ({
    type,
    name: type,
    endpoints: [
      { interface: 'internal', region: 'One', url: 'http://internal.invalid/' },
      { interface: 'public', region: 'Two', url: 'http://two.invalid/' },
      { interface: 'public', region: 'One', url: `${url}${path}` },
    ],
  });
  return [
    service('compute', '/compute/v2.1'),
    service('image', '/image'),
    service('network', '/network/'),
    service('volumev3', '/volume/v3/project-1'),
    service('key-manager', '/keys'),
  ];
}
