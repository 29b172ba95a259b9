import { createTestDatabase } from '@scs/store/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Look } from '../pages/look/look.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';
import type { AppSettings } from './new-app.ts';

const look: Look = {
  logo: '/logo.svg',
  theme: null,
  files: new Map([['/logo.svg', { contentType: 'image/svg+xml', body: Buffer.from('<svg/>'), isImmutable: false }]]),
  about: null,
  imprint: new Map([['en', { markdown: 'The firm.' }]]),
  privacy: new Map([['de', { url: 'https://www.example.com/datenschutz' }]]),
  links: [{ label: 'Our <site>', url: 'https://www.example.com/' }],
};
const page = { name: 'Wolke & Co', timeZone: 'Europe/Berlin', look };

async function start(settings: Partial<AppSettings> = {}): Promise<TestServer> {
  const database = await createTestDatabase({ server: 'embedded', prepare: migrateTestDatabase });
  const server = await startTestServer({ connectionString: database.connectionString }, { page, ...settings });
  onTestFinished(async () => {
    await server.stop();
    await database.drop();
  });
  return server;
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const problem = 'application/problem+json; charset=utf-8';
const long = 'x'.repeat(5000);

describe('addresses that nothing is at', () => {
  test('browsers get a page in the language of the reader and under the name, logo and legal links of the operator', async () => {
    const server = await start();
    for (const path of ['/nope', '/foo/bar', '/imprint/x', '/apiary', '/incidents/x']) {
      const { status, headers, text } = await server.request('GET', path, { as: 'stranger', headers: browser });
      expect([status, headers.get('content-type')], path).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain('<title>Not found – Wolke &amp; Co</title>');
      expect(text).not.toContain('Sovereign Cloud Stack');
      expect(text).toContain('<img src="/logo.svg" alt=""');
      expect(text).toContain('<a href="/imprint">Legal notice</a>');
      expect(text).toContain('<a href="https://www.example.com/datenschutz">Privacy</a>');
      expect(text).toContain('<a href="https://www.example.com/">Our &lt;site&gt;</a>');
      expect(headers.get('content-security-policy')).toContain("img-src 'self'");
    }
    const german = await server.request('GET', '/nope', { headers: { ...browser, 'accept-language': 'de' } });
    expect(german.text).toContain('<title>Nicht gefunden – Wolke &amp; Co</title>');
    const chosen = await server.request('GET', '/nope', { headers: { ...browser, cookie: '__Host-scs-language=de' } });
    expect(chosen.text).toContain('<html lang="de">');
    expect((await server.request('GET', '/subscriptions/x', { headers: browser })).text).toContain('Wolke &amp; Co');
  });

  test('programs get a problem below /api, also those that take HTML', async () => {
    const server = await start();
    for (const path of ['', '/', '?x', '/nothing', '/v3/x', '/v1/nothing', '/v2/nothing.json']) {
      const { status, headers, json } = await server.request('GET', `/api${path}`, { headers: browser });
      expect([status, headers.get('content-type')], path).toEqual([404, problem]);
      expect(json).toMatchObject({ code: 'not-found', hint: 'See /api/docs for what there is.' });
    }
  });

  test.each([
    ['/nope', 404, 'There is nothing at this address.\n'],
    ['/%E0%A4%A', 400, 'The path cannot be read.\n'],
    [`/incidents/${long}`, 414, 'A part of the path is too long.\n'],
    ['/components/nothing/feed.rss', 404, 'There is no component nothing.\n'],
  ])('other programs get a line: %.30s', async (path, status, line) => {
    const answer = await (await start()).request('GET', path, { headers: { accept: '*/*' } });
    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([
      status,
      'text/plain; charset=utf-8',
      line,
    ]);
  });

  test('what cannot be read is told in the form of whom it was meant for, with the headers of every answer', async () => {
    const server = await start();
    for (const [path, status] of [
      ['/%E0%A4%A', 400],
      [`/incidents/${long}`, 414],
    ] as const) {
      const { headers, text, ...answer } = await server.request('GET', path, { headers: browser });
      expect([answer.status, text.includes('<h1>Not found</h1>')]).toEqual([status, true]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    for (const [path, status, detail] of [
      ['/api/v1/components/%ff', 400, 'The path cannot be read.'],
      [`/api/v1/components/${long}`, 414, 'A part of the path is too long.'],
      ['/api/%ff', 400, 'The path cannot be read.'],
    ] as const) {
      const { headers, json } = await server.request('GET', path);
      expect(headers.get('content-type')).toBe(problem);
      expect(json).toMatchObject({ status, detail });
    }
    for (const [path, status, message] of [
      ['/api/status/components/%ff', 400, 'Bad Request'],
      [`/api/status/components/${long}`, 414, 'URI Too Long'],
    ] as const) {
      const answer = await server.request('GET', path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
      expect(answer.json).toEqual({ message });
    }
  });

  test('they count for the limit of requests, whose page says what to do', async () => {
    const rateLimits = { enabled: true, anonymousPerMinute: 3, authenticatedPerMinute: 5 };
    const server = await start({ rateLimits });
    const ask = (path: string) => server.request('GET', path, { as: 'stranger', headers: browser });
    for (const path of ['/one', '/api/two', '/three']) expect((await ask(path)).status).toBe(404);
    const refused = await ask('/four');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(refused.text).toContain('<h1>Too many requests</h1>');
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await ask('/api/five')).headers.get('content-type')).toBe(problem);
  });
});
