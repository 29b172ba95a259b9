import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStale } from '../../../packages/server/src/pages/stale-page.ts';
import { fillPage, type SamplePage } from './sample-page.ts';
import { startPages, type PagesServer } from './start-pages.ts';

describe('the public pages', () => {
  let server: PagesServer;
  let sample: SamplePage;
  const read: PagesServer['read'] = (...parameters) => server.read(...parameters);
  beforeAll(async () => {
    server = await startPages();
    sample = await fillPage(server);
  }, 60_000);
  afterAll(() => server.remove());

  test('the page tells everything that is public, without a script', async () => {
    const { status, headers, text } = await read('/');
    expect(status).toBe(200);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<title>A major outage – Example Cloud</title>');
    for (const word of ['API is slow', 'New switches', 'Over again', 'Region north', 'Compute &lt;API>', 'CET']) {
      expect(text).toContain(word);
    }
    expect(text).toContain('<strong>Slow</strong>');
    expect(text).not.toMatch(
      /<script(?! defer(?:="")? src="\/_app\/immutable\/page-[\w-]+\.js"><\/script>)|javascript:|tracker\.example|A draft|Secret|<!--/,
    );
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  });

  test('a page is answered from memory, and not at all to who has it', async () => {
    const first = await read('/', { 'accept-encoding': 'br' });
    expect(first.headers.get('content-encoding')).toBe('br');
    const etag = first.headers.get('etag') ?? '';
    expect((await read('/', { 'accept-encoding': 'br', 'if-none-match': etag })).status).toBe(304);
    // what strangers put behind the address makes no other page
    expect((await read('/?x=1', { 'accept-encoding': 'br', 'if-none-match': etag })).status).toBe(304);
    expect((await read('/', { 'accept-language': 'de', 'if-none-match': etag })).status).toBe(200);
  });

  test('the language is what the browser prefers, until somebody chooses another', async () => {
    expect((await read('/', { 'accept-language': 'de-AT' })).text).toContain('<h1>Schwerer Ausfall</h1>');
    const switched = await read('/language/de?next=//evil.example');
    expect([switched.status, switched.headers.get('location')]).toEqual([303, '/']);
    const cookie = switched.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    expect((await read('/', { cookie, 'accept-language': 'en' })).text).toContain('<html lang="de">');
    expect((await read('/language/xx')).status).toBe(404);
  });

  test('incidents and maintenances have pages of their own; what is not there is not', async () => {
    expect((await read(`/incidents/${sample.incident}`)).text).toContain('<title>API is slow – Example Cloud</title>');
    expect((await read(`/maintenances/${sample.maintenance}`)).text).toContain('scheduled');
    for (const path of [
      `/incidents/${sample.maintenance}`,
      '/incidents/nothing',
      `/maintenances/${crypto.randomUUID()}`,
    ]) {
      expect((await read(path)).status, path).toBe(404);
    }
  });

  test('the files of the pages are kept by browsers, and nothing else is given out', async () => {
    const [, sheet = ''] = /href="\.(\/_app\/[^"]+\.css)"/.exec((await read('/')).text) ?? [];
    const { status, headers } = await read(sheet);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(headers.get('cache-control')).toContain('immutable');
    expect((await read(sheet, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    for (const path of ['/_app/nothing.js', '/_app/../server/instance.js', '/_app/%2e%2e/server/index.js']) {
      expect((await read(path)).status, path).toBe(404);
    }
  });

  test('while it cannot be made anew, a page says since when, without a script, too', async () => {
    const { text } = await read('/');
    expect(text).toMatch(/<div id="stale" class="stale" hidden/);
    const kept = { body: Buffer.from(text), tag: 'x', encoded: new Map(), madeAt: 0, expiresAt: 0 };
    const old = asStale(kept, new Date('2026-11-24T08:10:00Z'));
    expect(old.body.toString()).toMatch(
      /<div id="stale" class="stale">This page cannot be .* <time datetime="2026-11-24T08:10:00.000Z">2026-11-24 08:10 UTC<\/time>/,
    );
    expect(old.tag).not.toBe(kept.tag);
  });

  test('a picture, a sheet and a text that nobody has given are not there', async () => {
    for (const path of ['/theme.css', '/logo.svg', '/logo.png', '/imprint', '/privacy']) {
      expect((await read(path)).status, path).toBe(404);
    }
  });
});
