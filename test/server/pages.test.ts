import { AxeBuilder } from '@axe-core/playwright';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startBrowser, whyNoBrowser } from '../../packages/server/src/auth/testing/browser.ts';
import { startScs } from '../run-scs.ts';

const token = 'a-token-for-this-test-0123456789abcdef';
const hourMs = 60 * 60 * 1000;
const unsafe = '**Slow** <script>alert(1)</script> [x](javascript:alert(2)) ![y](https://tracker.example/y.png)';
const reason = whyNoBrowser();

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

const at = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();

describe('the public pages', () => {
  let url = '';
  let incident = '';
  let maintenance = '';
  let stop: () => Promise<unknown> = () => Promise.resolve();

  async function make(path: string, body: object): Promise<string> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status, path).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  }

  const folder = mkdtempSync(join(tmpdir(), 'scs-test-'));
  beforeAll(async () => {
    const port = await freePort();
    const { child, done } = startScs(['serve', '--listen', `127.0.0.1:${port}`, '--data-dir', folder], {
      env: { SCS_BOOTSTRAP_TOKEN: token, SCS_STATUS_NAME: 'Example Cloud', SCS_STATUS_TIME_ZONE: 'Europe/Berlin' },
    });
    stop = () => {
      child.kill('SIGTERM');
      return done;
    };
    url = `http://127.0.0.1:${port}`;
    await vi.waitFor(
      async () => {
        expect((await fetch(`${url}/readyz`)).status).toBe(200);
      },
      {
        timeout: 40_000,
        interval: 200,
      },
    );
    const type = await make('/impact-types', { displayName: 'connectivity' });
    const group = await make('/component-groups', { name: 'Region north' });
    const api = await make('/components', { displayName: 'Compute <API>', groupId: group });
    await make('/components', { displayName: 'Customer portal' });
    await make('/components', { displayName: 'Secret', visibility: 'hidden' });
    const affects = [{ reference: api, type, severity: 70 }];
    incident = await make('/incidents', { displayName: 'API is slow', description: unsafe, beganAt: at(-2), affects });
    await make('/incidents', { displayName: 'A draft', isDraft: true, affects });
    await make('/incidents', { displayName: 'Over again', beganAt: at(-50), endedAt: at(-49), affects });
    maintenance = await make('/maintenances', {
      displayName: 'New switches',
      plannedStart: at(24),
      plannedEnd: at(26),
      affects: [{ reference: api, type }],
    });
  }, 60_000);
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

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
      /<script(?! type="module" src="\/_app\/immutable\/page-[\w-]+\.js"><\/script>)|javascript:|tracker\.example|A draft|Secret|<!--/,
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
    expect((await read(`/incidents/${incident}`)).text).toContain('<title>API is slow – Example Cloud</title>');
    expect((await read(`/maintenances/${maintenance}`)).text).toContain('scheduled');
    for (const path of [`/incidents/${maintenance}`, '/incidents/nothing', `/maintenances/${crypto.randomUUID()}`]) {
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

  describe(`in a browser${reason === undefined ? '' : ` (${reason})`}`, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (reason === undefined) browser = await startBrowser();
    });
    afterAll(() => browser?.close());

    test.skipIf(reason !== undefined).each([
      { width: 320, colorScheme: 'dark', locale: 'de-DE' },
      { width: 360, colorScheme: 'light', locale: 'en-GB' },
      { width: 1280, colorScheme: 'light', locale: 'de-DE' },
      { width: 1280, colorScheme: 'dark', locale: 'en-GB' },
    ] as const)('every page suits everybody: $width px, $colorScheme, $locale', async ({ width, ...options }) => {
      const context = await browser?.newContext({ viewport: { width, height: 800 }, ...options });
      const page = await context?.newPage();
      if (page === undefined) throw new Error('no browser');
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) complaints.push(`asks ${request.url()}`);
      });
      for (const path of ['/', `/incidents/${incident}`, `/maintenances/${maintenance}`]) {
        await page.goto(`${url}${path}`);
        for (const details of await page.locator('summary').all()) await details.click();
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
      expect(complaints).toEqual([]);
      await context?.close();
    });
  });
});
