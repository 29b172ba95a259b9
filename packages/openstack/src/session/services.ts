/** What this client knows of a service beyond its catalog entry. */
interface ServiceTraits {
  /** Catalog types that mean this service, the preferred first. */
  readonly types: readonly string[];
  /** Appended to an endpoint whose path ends in no version. */
  readonly version: string;
  /** The service's name in `OpenStack-API-Version`. */
  readonly microversionName: string;
}

/** The one table of aliases, default versions and microversion names. */
const traits: Readonly<Record<string, ServiceTraits>> = {
  compute: { types: ['compute'], version: '/v2.1', microversionName: 'compute' },
  image: { types: ['image'], version: '/v2', microversionName: 'image' },
  network: { types: ['network'], version: '/v2.0', microversionName: 'network' },
  'block-storage': {
    types: ['block-storage', 'volumev3', 'volumev2', 'volume', 'block-store'],
    version: '/v3/%(project_id)s',
    microversionName: 'volume',
  },
  'key-manager': { types: ['key-manager'], version: '/v1', microversionName: 'key-manager' },
  identity: { types: ['identity'], version: '/v3', microversionName: 'identity' },
  'load-balancer': { types: ['load-balancer'], version: '/v2', microversionName: 'load-balancer' },
};

/** An unknown service is used exactly as the catalog has it. */
export function traitsOf(service: string): ServiceTraits {
  const known = Object.hasOwn(traits, service) ? traits[service] : undefined;
  return known ?? { types: [service], version: '', microversionName: service };
}

/**
 * Headers that ask for a microversion. Each service gets its own only: Cinder answers 400 to a header that names
 * another service. Nova's older spelling goes along, because clouds before Pike's end know no other.
 */
export function microversionHeaders(service: string, microversion: string): Record<string, string> {
  const { microversionName } = traitsOf(service);
  return {
    'openstack-api-version': `${microversionName} ${microversion}`,
    ...(service === 'compute' && { 'x-openstack-nova-api-version': microversion }),
  };
}
