import type { Flavor } from '@scs/openstack';
import type { Finding } from '../../model/result.ts';

/** A finding about one flavor; an error unless it says otherwise. */
export function flavorFinding(
  flavor: Pick<Flavor, 'id' | 'name'>,
  finding: Omit<Finding, 'resource' | 'severity'> & { severity?: Finding['severity'] },
): Finding {
  return { severity: 'error', ...finding, resource: { type: 'flavor', id: flavor.id, name: flavor.name } };
}
