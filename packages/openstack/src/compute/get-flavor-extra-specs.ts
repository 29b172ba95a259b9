import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';

/** `GET /flavors/{id}/os-extra_specs`. */
export function getFlavorExtraSpecs(session: Session, flavorId: string): Promise<Readonly<Record<string, string>>> {
  return requestOne(session, 'extra_specs', {
    service: 'compute',
    method: 'GET',
    path: `/flavors/${encodeURIComponent(flavorId)}/os-extra_specs`,
    route: '/flavors/{id}/os-extra_specs',
  });
}
