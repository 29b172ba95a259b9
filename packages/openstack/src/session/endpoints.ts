import type { CloudConfig } from '../config/types.ts';
import { OpenStackError } from '../errors.ts';
import { traitsOf } from './services.ts';
import type { CatalogService, SessionToken } from './types.ts';

type EndpointConfig = Pick<
  CloudConfig,
  'name' | 'regionName' | 'interfaces' | 'endpointOverrides' | 'regionOverrides' | 'interfaceOverrides'
>;

/**
 * The URL of a service: its override, else the first catalog endpoint of the wanted region and the most preferred
 * interface. Undefined where there is none.
 */
export function findEndpoint(
  config: EndpointConfig,
  catalog: readonly CatalogService[],
  token: SessionToken,
  service: string,
): string | undefined {
  const { types } = traitsOf(service);
  const override = firstOf(config.endpointOverrides, types);
  if (override !== undefined) return filled(override, token);
  const region = firstOf(config.regionOverrides, types) ?? config.regionName;
  const ownInterface = firstOf(config.interfaceOverrides, types);
  for (const type of types) {
    const endpoints = catalog.filter((entry) => entry.type === type).flatMap((entry) => entry.endpoints);
    const inRegion = endpoints.filter(
      (endpoint) => endpoint.url !== '' && (region === undefined || endpoint.region === region),
    );
    for (const wanted of ownInterface === undefined ? config.interfaces : [ownInterface]) {
      const found = inRegion.find((endpoint) => endpoint.interface.replace(/URL$/, '') === wanted);
      if (found !== undefined) return found.url;
    }
  }
  return undefined;
}

/** Why {@link findEndpoint} found nothing. */
export function missingEndpoint(
  config: EndpointConfig,
  catalog: readonly CatalogService[],
  token: SessionToken,
  service: string,
): OpenStackError {
  const details = { cloud: config.name, service };
  const { types } = traitsOf(service);
  const entries = catalog.filter((entry) => types.includes(entry.type));
  if (entries.length > 0) {
    const known = entries
      .flatMap((entry) => entry.endpoints)
      .map((endpoint) => `${endpoint.region || 'no region'}/${endpoint.interface}`);
    return new OpenStackError(
      'endpoint-missing',
      `Cloud "${config.name}": the catalog has service ${service}, but not in region ${config.regionName ?? '(any)'} with interface ${config.interfaces.join(' or ')}. It has ${[...new Set(known)].join(', ') || 'no endpoint'}.`,
      details,
    );
  }
  if (catalog.length === 0 && token.project === undefined) {
    return new OpenStackError(
      'unscoped',
      `Cloud "${config.name}": the token is unscoped and carries no catalog.`,
      details,
    );
  }
  const types_ = [...new Set(catalog.map((entry) => entry.type))].sort();
  return new OpenStackError(
    'service-missing',
    `Cloud "${config.name}": the catalog has no service ${types.join(' or ')}. It has ${types_.join(', ') || 'none at all'}.`,
    details,
  );
}

function firstOf(settings: Readonly<Record<string, string>>, types: readonly string[]): string | undefined {
  const type = types.find((candidate) => Object.hasOwn(settings, candidate));
  return type === undefined ? undefined : settings[type];
}

/** keystoneauth's placeholders in overrides: `%(project_id)s`, `%(tenant_id)s`, `%(user_id)s`. */
export function filled(url: string, token: SessionToken): string {
  const projectId = token.project?.id ?? '';
  return url
    .replaceAll('%(project_id)s', projectId)
    .replaceAll('%(tenant_id)s', projectId)
    .replaceAll('%(user_id)s', token.user.id);
}

const versionedPath = /\/v\d+(\.\d+)?(\/[^/]+)?\/*$/;

/**
 * Where a service's calls begin. An endpoint whose path ends in a version (`/v2.1`, `/v3/PROJECT`) is used as it is;
 * otherwise the service's usual version is appended, without asking the service first.
 */
export function assumedBase(endpoint: string, service: string, token: SessionToken): string {
  const trimmed = endpoint.replace(/\/+$/, '');
  return isVersioned(trimmed) ? trimmed : trimmed + filled(traitsOf(service).version, token);
}

export function isVersioned(endpoint: string): boolean {
  return URL.canParse(endpoint) && versionedPath.test(new URL(endpoint).pathname);
}
