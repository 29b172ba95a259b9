import { unexpectedShape } from '../session/one.ts';
import { isObject } from '../session/shape.ts';
import type { Call, Session } from '../session/types.ts';
import type { Image } from './types.ts';

/** `GET /v2/images/{id}`. */
export async function getImage(session: Session, id: string): Promise<Image> {
  const call: Call = {
    service: 'image',
    method: 'GET',
    path: `/images/${encodeURIComponent(id)}`,
    route: '/images/{id}',
  };
  const answer = await session.request<unknown>(call);
  if (!isObject(answer.body)) throw unexpectedShape(session, call, answer, 'without an object');
  // Glance sends the image itself, without a key around it.
  return answer.body as Image;
}
