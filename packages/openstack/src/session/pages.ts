import { OpenStackError, type OpenStackErrorCode } from '../errors.ts';
import { isObject, listAt, textAt } from './shape.ts';
import type { Call, Session } from './types.ts';

export interface PagesOptions extends Pick<Call, 'service' | 'path' | 'route' | 'query' | 'microversion' | 'signal'> {
  /** The list's key in the body: `images`. */
  readonly key: string;
  /** Default: 10,000. */
  readonly maxPages?: number;
}

/**
 * All items of a collection, page by page. Next pages are found in the body's `next` (Glance, Barbican), in
 * `…_links` or `links` (Nova, Neutron, Cinder), or in a Link header.
 *
 * Only the query of such a link is used, on the path that was asked first: links are wrong about scheme, port and path
 * behind proxies, and the token must go nowhere else. A link to another host is an error.
 *
 * @throws OpenStackError `page-loop`, `page-link-foreign`, `unexpected-shape`, and whatever a call can fail with
 */
export async function listPages<T>(session: Session, options: PagesOptions): Promise<T[]> {
  const items: T[] = [];
  const seenQueries = new Set<string>();
  const seenItems = new Set<string>();
  const fail = failer(session, options);
  let query = options.query;
  for (let page = 1; ; page += 1) {
    const { body, headers } = await session.request<unknown>({ ...callOf(options), query });
    const list = listAt(body, options.key);
    if (list === undefined) throw fail('unexpected-shape', `answered without the list "${options.key}"`);
    if (list.some((item) => !isObject(item))) {
      throw fail('unexpected-shape', `has an entry in "${options.key}" that is no object`);
    }
    const next = nextLink(body, headers);
    if (next !== undefined && list.length > 0 && !hasNewItem(list, seenItems)) {
      throw fail('page-loop', `gives the same ${options.key} again and again (page ${page})`);
    }
    // The verbs name the shape of an entry; that it is an object has been checked.
    for (const item of list) items.push(item as T);
    if (next === undefined || list.length === 0) return items;
    const following = queryOf(session, options, next, fail);
    if (seenQueries.has(following.toString()))
      throw fail('page-loop', `has a next link that leads to an earlier page (page ${page})`);
    if (page >= (options.maxPages ?? 10_000)) throw fail('page-loop', `has no end after ${page} pages`);
    seenQueries.add(following.toString());
    query = following;
  }
}

function callOf({ service, path, route, microversion, signal }: PagesOptions): Call {
  return { service, method: 'GET', path, route, microversion, signal };
}

type Fail = (code: OpenStackErrorCode, what: string) => OpenStackError;

function failer(session: Session, { service, path }: PagesOptions): Fail {
  return (code, what) =>
    new OpenStackError(code, `Cloud "${session.cloud}": ${service} GET ${path} ${what}.`, {
      cloud: session.cloud,
      service,
      method: 'GET',
      url: `${session.endpoint(service) ?? ''}${path}`,
    });
}

/** Items are told apart by id; where the API gives none, two pages are never taken for equal. */
function hasNewItem(list: readonly unknown[], seen: Set<string>): boolean {
  let hasNew = false;
  for (const item of list) {
    const id = textAt(item, 'id') ?? textAt(item, 'secret_ref');
    if (id === undefined) hasNew = true;
    else if (!seen.has(id)) {
      seen.add(id);
      hasNew = true;
    }
  }
  return hasNew;
}

function nextLink(body: unknown, headers: Readonly<Record<string, string>>): string | undefined {
  const direct = textAt(body, 'next');
  if (direct !== undefined && direct !== '') return direct;
  // Cinder names its links after the singular: volume_type_links beside volume_types.
  const names = Object.keys(isObject(body) ? body : {}).filter((name) => name === 'links' || name.endsWith('_links'));
  for (const name of names) {
    const href = textAt(
      listAt(body, name)?.find((link) => textAt(link, 'rel') === 'next'),
      'href',
    );
    if (href !== undefined) return href;
  }
  return /<([^<>]*)>[^<,]*;\s*rel="?next\b/i.exec(headers['link'] ?? '')?.[1];
}

function queryOf(session: Session, options: PagesOptions, link: string, fail: Fail): URLSearchParams {
  const endpoint = session.endpoint(options.service) ?? '';
  if (!URL.canParse(link, endpoint)) throw fail('unexpected-shape', 'has a next link that is no URL');
  const target = new URL(link, endpoint);
  if (target.hostname !== new URL(endpoint).hostname || !/^https?:$/.test(target.protocol)) {
    throw fail(
      'page-link-foreign',
      `has a next link to another host (${target.host.slice(0, 100)}), which is not followed`,
    );
  }
  return target.searchParams;
}
