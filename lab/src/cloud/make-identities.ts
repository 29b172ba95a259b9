import { logIn, type CloudApi } from './cloud-api.ts';
import { catalogEntries } from './catalog.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** [user, password, project, roles]: everybody in the lab but `admin`. `stranger` has no role anywhere. */
const people = [
  ['svc', 'lab', 'service', ['admin', 'service']],
  ['demo', 'demo', 'demo', ['member', 'load-balancer_member']],
  ['other', 'other', 'other', ['member', 'load-balancer_member']],
  ['reader', 'reader', 'demo', ['reader']],
  ['manager', 'manager', 'demo', ['member', 'manager']],
  ['stranger', 'stranger', 'demo', []],
] as const;

/** Roles that some service asks for by name. */
const extraRoles = ['service', 'manager', 'ResellerAdmin', 'creator', 'load-balancer_member', 'load-balancer_admin'];

const applicationCredential = { name: 'lab', secret: 'lab-application-credential' };

async function ensureNamed(
  api: CloudApi,
  plural: string,
  singular: string,
  name: string,
  attributes = {},
): Promise<Named> {
  const found = await api.call<Record<string, Named[]>>(
    'GET',
    'identity',
    `/${plural}?name=${encodeURIComponent(name)}`,
  );
  const first = found[plural]?.[0];
  if (first) return first;
  const body = { [singular]: { name, ...attributes } };
  const made = await api.call<Record<string, Named>>('POST', 'identity', `/${plural}`, { body });
  const entity = made[singular];
  if (!entity) throw new Error(`Keystone made no ${singular} ${name}`);
  return entity;
}

async function ensureCatalog(api: CloudApi): Promise<void> {
  const { endpoints } = await api.call<{ endpoints: { service_id: string; interface: string }[] }>(
    'GET',
    'identity',
    '/endpoints',
  );
  const present = new Set(endpoints.map((endpoint) => `${endpoint.service_id} ${endpoint.interface}`));
  for (const { type, name, url } of catalogEntries) {
    const service = await ensureNamed(api, 'services', 'service', name, { type });
    for (const visibility of ['public', 'internal', 'admin']) {
      if (present.has(`${service.id} ${visibility}`)) continue;
      const endpoint = { service_id: service.id, interface: visibility, region_id: 'RegionOne', url };
      await api.call('POST', 'identity', '/endpoints', { body: { endpoint } });
    }
  }
}

async function ensureApplicationCredential(): Promise<{ id: string; secret: string }> {
  const api = await logIn('demo', 'demo', 'demo');
  const { users } = await (await logIn()).call<{ users: Named[] }>('GET', 'identity', '/users?name=demo');
  const path = `/users/${users[0]?.id ?? ''}/application_credentials`;
  const { application_credentials: existing } = await api.call<{ application_credentials: Named[] }>(
    'GET',
    'identity',
    path,
  );
  const found = existing.find((credential) => credential.name === applicationCredential.name);
  if (found) return { id: found.id, secret: applicationCredential.secret };
  const body = { application_credential: applicationCredential };
  const made = await api.call<{ application_credential: Named }>('POST', 'identity', path, { body });
  return { id: made.application_credential.id, secret: applicationCredential.secret };
}

/**
 * Makes roles, projects, users, the catalog and one application credential, each only when it is missing.
 * Returns the credential for clouds.yaml.
 */
export async function makeIdentities(): Promise<{ id: string; secret: string }> {
  const api = await logIn();
  const domain = { domain_id: 'default' };
  for (const name of extraRoles) await ensureNamed(api, 'roles', 'role', name);
  const { roles } = await api.call<{ roles: Named[] }>('GET', 'identity', '/roles');
  const roleId = new Map(roles.map((role) => [role.name, role.id]));
  const grant = async (projectId: string, userId: string, role: string) =>
    api.call('PUT', 'identity', `/projects/${projectId}/users/${userId}/roles/${roleId.get(role) ?? role}`);

  for (const [name, password, projectName, rolesOfUser] of people) {
    const project = await ensureNamed(api, 'projects', 'project', projectName, domain);
    const user = await ensureNamed(api, 'users', 'user', name, { ...domain, password });
    for (const role of rolesOfUser) await grant(project.id, user.id, role);
  }
  const admin = await ensureNamed(api, 'users', 'user', 'admin', domain);
  await grant(api.projectId, admin.id, 'load-balancer_admin');

  await ensureCatalog(api);
  return ensureApplicationCredential();
}
