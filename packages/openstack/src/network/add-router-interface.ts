import type { Session } from '../session/types.ts';

/** Connects a router with a subnet. */
export async function addRouterInterface(session: Session, routerId: string, subnetId: string): Promise<void> {
  await session.request({
    service: 'network',
    method: 'PUT',
    path: `/routers/${encodeURIComponent(routerId)}/add_router_interface`,
    route: '/routers/{id}/add_router_interface',
    json: { subnet_id: subnetId },
    // After a reset, a second try might find the address in use by the first.
    retry: 'after-refusal',
  });
}
