import { afterEach, describe, expect, it } from 'vitest';

import { listImages } from '../image/list-images.ts';
import { listSecrets } from '../key-manager/list-secrets.ts';
import { listNetworks } from '../network/list-networks.ts';
import { serveCloud, type ServedCloud } from '../testing/serve-cloud.ts';
import { json, type Handler } from '../testing/serve.ts';
import { listPages } from './pages.ts';

let cloud: ServedCloud | undefined;
afterEach(() => cloud?.close());

async function served(handler: Handler): Promise<ServedCloud> {
  cloud = await serveCloud(handler);
  return cloud;
}

const page = (url: string) => Number(new URL(url, 'http://x').searchParams.get('page') ?? 1);
const items = (from: number) => [{ id: `${from}a` }, { id: `${from}b` }];

describe('next pages are found in', () => {
  it.each<[string, (next: number, host: string) => [object, Record<string, string>?]]>([
    ['a relative "next"', (next) => [{ next: `/v2/images?limit=1000&page=${next}` }]],
    ['an absolute "next"', (next, host) => [{ next: `${host}/image/v2/images?page=${next}` }]],
    ['a "next" that is only a query', (next) => [{ next: `?page=${next}` }]],
    [
      '<key>_links',
      (next, host) => [
        {
          images_links: [
            { rel: 'previous', href: 'x' },
            { rel: 'next', href: `${host}/other/path?page=${next}` },
          ],
        },
      ],
    ],
    ['links under the singular', (next) => [{ image_links: [{ rel: 'next', href: `?page=${next}` }] }]],
    ['links', (next, host) => [{ links: [{ rel: 'next', href: `${host}?page=${next}` }] }]],
    [
      'a Link header',
      (next, host) => [{}, { link: `<${host}/first>; rel="first", <${host}/x?page=${next}>; rel="next"` }],
    ],
    [
      'a link with http before a TLS proxy',
      (next, host) => [{ next: `${host.replace(/^http:/, 'https:').replace(/:\d+$/, '')}/x?page=${next}` }],
    ],
  ])('%s', async (_title, link) => {
    const api = await served((seen, response) => {
      const [links, headers] = page(seen.url) < 3 ? link(page(seen.url) + 1, api.url) : [{}];
      json(response, 200, { images: items(page(seen.url)), ...links }, headers);
    });
    const images = await listImages(await api.connect());
    expect(images.map((image) => image.id)).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
    expect(api.asked()).toHaveLength(3);
    expect(api.asked().every((asked) => asked.startsWith('GET /image/v2/images?'))).toBe(true);
  });
});

it('one page is one request', async () => {
  const api = await served((_seen, response) => {
    json(response, 200, { images: items(1), next: null });
  });
  await listImages(await api.connect(), { member_status: 'all' });
  expect(api.asked()).toEqual(['GET /image/v2/images?limit=1000&member_status=all']);
});

it('an empty page ends the list, whatever it links to', async () => {
  const api = await served((seen, response) => {
    json(response, 200, {
      secrets: page(seen.url) === 1 ? [{ secret_ref: 'x' }] : [],
      next: `${api.url}/keys/v1/secrets?page=2`,
    });
  });
  expect(await listSecrets(await api.connect())).toHaveLength(1);
});

describe('links that never end', () => {
  it.each<[string, (current: number) => { id: string; next: number }, RegExp]>([
    ['a page that links to itself', () => ({ id: 'same', next: 1 }), /same networks again/],
    [
      'two pages that link to each other',
      (current) => ({ id: `of page ${current}`, next: current === 2 ? 1 : 2 }),
      /again and again|earlier page/,
    ],
    [
      'ever new links to the same items',
      (current) => ({ id: 'same', next: current + 1 }),
      /same networks again and again \(page 2\)/,
    ],
  ])('%s', async (_title, step, message) => {
    const api = await served((seen, response) => {
      const { id, next } = step(page(seen.url));
      json(response, 200, {
        networks: [{ id }],
        networks_links: [{ rel: 'next', href: `${api.url}/network/v2.0/networks?page=${next}` }],
      });
    });
    await expect(listNetworks(await api.connect())).rejects.toMatchObject({
      code: 'page-loop',
      service: 'network',
      message: expect.stringMatching(message) as string,
    });
    expect(api.asked().length).toBeLessThan(5);
  });

  it('items without ids: an earlier link is noticed', async () => {
    const api = await served((_seen, response) => {
      json(response, 200, { things: [{}], next: '?page=1' });
    });
    const session = await api.connect();
    await expect(listPages(session, { service: 'image', path: '/things', key: 'things' })).rejects.toMatchObject({
      code: 'page-loop',
    });
  });

  it('ever new items are bounded', async () => {
    const api = await served((seen, response) => {
      json(response, 200, { images: items(page(seen.url)), next: `?page=${page(seen.url) + 1}` });
    });
    const session = await api.connect();
    const endless = listPages(session, { service: 'image', path: '/images', key: 'images', maxPages: 7 });
    await expect(endless).rejects.toMatchObject({
      code: 'page-loop',
      message: expect.stringContaining('no end after 7 pages') as string,
    });
    expect(api.asked()).toHaveLength(7);
  });
});

it.each([
  'http://elsewhere.example/v2/images?page=2',
  '//elsewhere.example/?page=2',
  'file:///etc/passwd',
  'http://127.0.0.1@elsewhere.example/?page=2',
])('a link to another host (%s) is refused, and the token stays here', async (next) => {
  const api = await served((_seen, response) => {
    json(response, 200, { images: items(1), next });
  });
  await expect(listImages(await api.connect())).rejects.toMatchObject({ code: 'page-link-foreign', service: 'image' });
  expect(api.asked()).toHaveLength(1);
});

it('a link that is no URL is told', async () => {
  const api = await served((_seen, response) => {
    json(response, 200, { images: items(1), next: 'http://[' });
  });
  await expect(listImages(await api.connect())).rejects.toMatchObject({ code: 'unexpected-shape' });
});
