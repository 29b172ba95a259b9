import { decideBy, type Check } from '../check.ts';
import { openstackCommand } from '../shell.ts';

function serviceCheck(testcase: string, types: readonly string[], why: string, quirks?: string): Check {
  const clause = 'scs-0123 §mandatory';
  const wanted = types.join(' or ');
  return {
    testcase,
    clause,
    title: `The catalog has a service of type ${wanted}`,
    checks: `The service catalog of the token has an entry of exactly the type ${wanted}. Its endpoint is not called.`,
    why,
    mend: `\`${openstackCommand('service', 'create', '--name', 'NAME', types.at(-1) ?? '')}\` and \`openstack endpoint create …\`, with the service behind it`,
    ...(quirks === undefined ? {} : { quirks }),
    reads: ['catalog'],
    decide({ session }) {
      if (types.some((type) => session.hasService(type))) return Promise.resolve({ result: 'pass', findings: [] });
      const present = [...new Set(session.catalog.map(({ type }) => type))].sort();
      return Promise.resolve(
        decideBy([
          {
            severity: 'error',
            message: `The service catalog has no entry of type ${wanted}.`,
            clause,
            resource: { type: 'service', name: types[0] ?? '' },
            attribute: 'type',
            found: present.join(', ') || null,
            wanted: `an entry of type ${wanted}`,
            mend: [openstackCommand('service', 'create', '--name', 'NAME', types.at(-1) ?? '')],
          },
        ]),
      );
    },
  };
}

const everyCloud = 'Customers and their tools rely on this service in every SCS cloud.';

/** `scs-0123-service-…` and `scs-0123-storage-apis` (reference 3.10). */
export const serviceChecks: readonly Check[] = [
  ...['compute', 'identity', 'image', 'network', 'load-balancer', 'placement'].map((type) =>
    serviceCheck(`scs-0123-service-${type}`, [type], everyCloud),
  ),
  serviceCheck(
    'scs-0123-storage-apis',
    ['volume', 'volumev3', 'block-storage'],
    everyCloud,
    'volumev2 and block-store, which some clouds register, are not accepted.',
  ),
  serviceCheck('scs-0123-service-s3', ['object-store-s3'], everyCloud),
];
