import { requestOne } from '../session/one.ts';
import type { Session } from '../session/types.ts';
import type { NewRouter, Router } from './types.ts';

/** `POST /routers`. */
export function createRouter(session: Session, router: NewRouter): Promise<Router> {
  return requestOne(session, 'router', { service: 'network', method: 'POST', path: '/routers', json: { router } });
}
