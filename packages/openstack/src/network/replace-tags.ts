import type { Session } from '../session/types.ts';
import type { TaggedKind } from './types.ts';

/** `PUT /{kind}/{id}/tags`: the resource has these tags afterwards, and no others. */
export async function replaceTags(
  session: Session,
  kind: TaggedKind,
  id: string,
  tags: readonly string[],
): Promise<void> {
  await session.request({
    service: 'network',
    method: 'PUT',
    path: `/${kind}/${encodeURIComponent(id)}/tags`,
    route: `/${kind}/{id}/tags`,
    json: { tags },
  });
}
