import type { CloudApi } from './cloud-api.ts';

/** The service catalog beside Keystone's own entry. `$(project_id)s` is filled in by Keystone. */
export const catalogEntries = [
  { type: 'image', name: 'glance', url: 'http://127.0.0.1:9292' },
  { type: 'compute', name: 'nova', url: 'http://127.0.0.1:8774/v2.1' },
  { type: 'placement', name: 'placement', url: 'http://127.0.0.1:8778' },
  { type: 'network', name: 'neutron', url: 'http://127.0.0.1:9696' },
  { type: 'volumev3', name: 'cinderv3', url: 'http://127.0.0.1:8776/v3/$(project_id)s' },
  { type: 'block-storage', name: 'cinder', url: 'http://127.0.0.1:8776/v3/$(project_id)s' },
  { type: 'key-manager', name: 'barbican', url: 'http://127.0.0.1:9311' },
  { type: 'load-balancer', name: 'octavia', url: 'http://127.0.0.1:9876' },
  { type: 'object-store', name: 'swift', url: 'http://127.0.0.1:8080/v1/AUTH_$(project_id)s' },
  { type: 's3', name: 's3', url: 'http://127.0.0.1:8080' },
  { type: 'object-store-s3', name: 'swift-s3', url: 'http://127.0.0.1:8080' },
] as const;

export interface CatalogService {
  readonly id: string;
  readonly type: string;
  readonly enabled: boolean;
}

export async function listCatalogServices(api: CloudApi): Promise<CatalogService[]> {
  return (await api.call<{ services: CatalogService[] }>('GET', 'identity', '/services')).services;
}

/** A disabled service, with its endpoints, is left out of every token's catalog. */
export async function setCatalogServiceEnabled(api: CloudApi, id: string, enabled: boolean): Promise<void> {
  await api.call('PATCH', 'identity', `/services/${id}`, { body: { service: { enabled } } });
}
