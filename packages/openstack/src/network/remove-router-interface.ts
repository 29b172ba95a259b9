import type { Session } from '../session/types.ts';

/** Takes a router off a subnet. False where the router or its interface was gone already. */
export async function removeRouterInterface(session: Session, routerId: string, subnetId: string): Promise<boolean> {
  const { status } = await session.request({
    service: 'network',
    method: 'PUT',
    path: `/routers/${encodeURIComponent(routerId)}/remove_router_interface`,
    route: '/routers/{id}/remove_router_interface',
    json: { subnet_id: subnetId },
    okStatuses: [404],
  });
  return status !== 404;
}
