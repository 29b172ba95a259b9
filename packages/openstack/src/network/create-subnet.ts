import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { NewSubnet, Subnet } from './types.ts';

/** `POST /subnets`. */
export function createSubnet(session: Session, subnet: NewSubnet): Promise<Subnet> {
  return requestOne(session, 'subnet', { service: 'network', method: 'POST', path: '/subnets', json: { subnet } });
}
