import { listPages } from '../session/pages.ts';
import type { Query, Session } from '../session/types.ts';
import type { Image } from './types.ts';

/**
 * `GET /v2/images`. Asks for 1,000 a page; Glance lowers that to its own maximum by itself, so that most clouds need one
 * request.
 *
 * @example
 * const images = await listImages(session, { member_status: 'all' });
 */
export function listImages(session: Session, query: Query = {}): Promise<Image[]> {
  return listPages(session, { service: 'image', path: '/images', query: { limit: 1000, ...query }, key: 'images' });
}
