import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillPage, type SamplePage } from './sample-page.ts';
import { at, startPages, type PagesServer } from './start-pages.ts';

describe('the history', () => {
  let server: PagesServer;
  let sample: SamplePage;
  beforeAll(async () => {
    server = await startPages();
    sample = await fillPage(server);
  }, 60_000);
  afterAll(() => server.remove());

  /** The titles of the events on a page, in their order. */
  async function titles(path: string): Promise<string[]> {
    const { status, text } = await server.read(path);
    expect(status, path).toBe(200);
    return [...text.matchAll(/<h3>.*?<bdi>(.*?)<\/bdi>/g)].map(([, title = '']) => title);
  }

  test('a month has what began in it by the clocks of the page, and leads to the next one that has anything', async () => {
    // in Berlin it was April already
    expect(await titles('/history/2019-04')).toEqual(['Long ago']);
    expect(await titles('/history/2019-03')).toEqual([]);
    expect((await server.read('/history/2019-03')).text).toContain('href="/history/2019-04"');
    const present = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date(at(-2))).slice(0, 7);
    expect((await server.read('/history/2019-04')).text).toMatch(/href="\/history\/\d{4}-\d{2}" rel="next"/);
    expect(await titles(`/history/${present}`)).toContain('API is slow');
    expect((await server.read('/')).text).toContain('href="/history"');
    expect(await titles('/history')).not.toContain('A draft');
  });

  test.each([
    ['q=LONG', ['Long ago']],
    ['q=nothing+like+it', []],
    ['kind=maintenance', ['New switches']],
    ['state=open', ['API is slow']],
    ['state=ended&severity=broken', ['Over again']],
    ['severity=operational', ['Long ago']],
    ['severity=unheard-of', []],
    ['month=2019-04&kind=incident', ['Long ago']],
    ['component=00000000-0000-4000-8000-000000000000', []],
    // what makes no sense is not asked
    ['kind=nonsense&state=nonsense&component=x&q=long', ['Long ago']],
  ])('search: %s', async (query, found) => {
    expect(await titles(`/history?${query}`)).toEqual(found);
  });

  test('searching goes through all of it, page by page, and keeps what was asked', async () => {
    for (let index = 0; index < 55; index++) {
      await server.make('/incidents', { displayName: `Number ${index}`, beganAt: at(-24 * 40 - index), affects: [] });
    }
    const first = await server.read('/history?q=number&kind=incident');
    expect(first.text).toContain('value="number"');
    const [, more = ''] = /href="(\/history\?[^"]*after=[^"]*)"/.exec(first.text) ?? [];
    const all = [
      ...(await titles('/history?q=number&kind=incident')),
      ...(await titles(more.replaceAll('&amp;', '&'))),
    ];
    expect(all).toEqual(Array.from({ length: 55 }, (_, index) => `Number ${index}`));
  });

  test('the answer to a question is nobody else’s, and that of a month is kept', async () => {
    expect((await server.read('/history')).headers.get('etag')).not.toBeNull();
    const { headers } = await server.read('/history?q=slow', { 'accept-encoding': 'br' });
    expect([headers.get('etag'), headers.get('content-encoding')]).toEqual([null, 'br']);
    const plain = (await server.read('/history')).headers.get('etag') ?? '';
    expect((await server.read('/history?x=1&q=', { 'if-none-match': plain })).status).toBe(304);
  });

  test.each(['2019-13', '0000-01', 'now', '2019', '../x'])('/history/%s is not found', async (month) => {
    expect((await server.read(`/history/${encodeURIComponent(month)}`)).status).toBe(404);
  });

  test('a place that no list gave is refused', async () => {
    expect((await server.read('/history?after=x')).status).toBe(400);
  });

  test('the page is shown as it was: without what came later', async () => {
    await server.make(`/incidents/${sample.incident}/updates`, { displayName: 'A later update' });
    const { text, headers } = await server.read(`/?at=${encodeURIComponent(at(-1))}`);
    expect(text).toContain('by what is known of it today');
    expect(text).toContain('API is slow');
    expect(text).not.toMatch(/A later update|New switches/);
    expect(headers.get('etag')).toBeNull();
    const before = await server.read('/?at=2019-04-01T01:00');
    expect(before.text).toContain('Long ago');
    expect(before.text).not.toMatch(/API is slow|Over again/);
    // half an hour before it ended, and by the same clocks half an hour after
    expect(before.text).toMatch(/<h2 id="incidents">/);
    expect((await server.read('/?at=2019-04-01T02:00')).text).not.toMatch(/<h2 id="incidents">/);
  });

  test.each(['yesterday', '2019-02-30T10:00', '3000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', "'"])(
    'at=%s is refused, and the page says what to write',
    async (moment) => {
      const { status, text } = await server.read(`/?at=${encodeURIComponent(moment)}`);
      expect(status).toBe(400);
      expect(text).toContain('2026-11-24T08:10:00Z');
    },
  );

  test('without a moment it is the present page', async () => {
    expect((await server.read('/?at=')).headers.get('etag')).toBe((await server.read('/')).headers.get('etag'));
  });
});
