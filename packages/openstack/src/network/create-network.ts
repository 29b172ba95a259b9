import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { NewNetwork, Network } from './types.ts';

/** `POST /networks`. */
export function createNetwork(session: Session, network: NewNetwork): Promise<Network> {
  return requestOne(session, 'network', { service: 'network', method: 'POST', path: '/networks', json: { network } });
}
