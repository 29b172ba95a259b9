import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { manifestName, type Manifest } from '../../packages/server/src/site/manifest.ts';
import { startMirror, type RunningMirror } from '../../packages/server/src/site/mirror/start-mirror.ts';
import { testAppSettings } from '../../packages/server/src/testing/app-settings.ts';
import { runScs, startScs, temporaryFolder } from '../run-scs.ts';
import { startStatic } from './static-server.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const page = (words: string) =>
  `<!doctype html><html lang="en"><body><aside id="copy" class="copy">copy</aside><p>${words.repeat(300)}</p></body></html>`;

/** Writes a copy as an export does. */
function writeCopy(folder: string, files: Record<string, string>, exportedAt = new Date().toISOString()): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const manifest: Manifest = {
    format: 'scs-site',
    formatVersion: 1,
    exportedAt,
    publicUrl: 'https://status.example.com',
    name: 'Example',
    files: Object.entries(files).map(([path, text]) => ({
      path,
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
    })),
  };
  writeFileSync(join(folder, manifestName), JSON.stringify(manifest));
}

const files = (words: string) => ({
  'index.html': page('first'),
  'en/index.html': page(words),
  'de/index.html': page(words),
  'en/incidents/1.html': page('incident'),
  'de/incidents/1.html': page('Störung'),
  'api/v2/summary.json': '{}',
  '_app/immutable/x.css': 'body{}',
});

async function start(source: string, dataDir = temporaryFolder()): Promise<RunningMirror & { dataDir: string }> {
  const options = { source, listen: '127.0.0.1:0', dataDir, everyMs: 100, log: testAppSettings.log };
  const mirror = await startMirror(options);
  onTestFinished(() => mirror.stop());
  return { ...mirror, dataDir };
}

const health = async (url: string) => (await (await fetch(`${url}/healthz`)).json()) as Record<string, unknown>;
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 50 });
const untilStatus = (url: string, status: string) =>
  until(async () => {
    expect(await health(url)).toMatchObject({ status });
  });

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('a mirror', () => {
  test('serves a copy with ETags, compression, types and the policy of the pages', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, files('words '));
    const { url } = await start(folder);
    await untilStatus(url, 'ok');
    const answer = await fetch(`${url}/en/index.html`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(page('words '));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'br',
      'content-security-policy': expect.stringContaining("default-src 'none'") as unknown,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    const etag = answer.headers.get('etag') ?? '';
    const again = await fetch(`${url}/en/index.html`, { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const css = await fetch(`${url}/_app/immutable/x.css`);
    expect([css.headers.get('content-type'), css.headers.get('cache-control')]).toEqual([
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect((await fetch(`${url}/`)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    // the server's own paths lead to the file in the reader's language
    const old = await fetch(`${url}/incidents/1`, { headers: { 'accept-language': 'de' }, redirect: 'manual' });
    expect([old.status, old.headers.get('location')]).toEqual([302, '/de/incidents/1.html']);
    for (const language of ['en', 'de']) {
      const first = await fetch(`${url}/`, { headers: { 'accept-language': language }, redirect: 'manual' });
      expect([first.status, first.headers.get('location')]).toEqual([302, `/${language}/index.html`]);
      expect(first.headers.get('vary')).toContain('Accept-Language');
    }
    for (const path of ['/nothing', '/..%2f..%2fetc/passwd', '/%2e%2e/x', `/${manifestName}`, '/en', '/%00']) {
      expect((await fetch(url + path)).status, path).toBeGreaterThanOrEqual(400);
    }
    expect((await fetch(`${url}/`, { method: 'POST' })).status).toBe(404);
  });

  test('says in the reader’s language what it has not, and leads to the live page, which its forms may, too', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, files('words '));
    const { url } = await start(folder);
    await untilStatus(url, 'ok');
    const ask = async (path: string, language: string) => {
      const answer = await fetch(url + path, { headers: { accept: 'text/html', 'accept-language': language } });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    };
    for (const [language, title, live] of [
      ['en', 'Not found', 'To the live page'],
      ['de', 'Nicht gefunden', 'Zur aktuellen Seite'],
    ] as const) {
      const { status, headers, text } = await ask('/subscribe', language);
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).toContain(`<title>${title} – Example</title>`);
      expect(text).toContain(`<a href="https://status.example.com/subscribe">${live}</a>`);
    }
    // what it shows is never taken for what was asked
    for (const path of [
      '/?at=2026-11-24T08:10',
      '/en/index.html?at=2026-11-24T08:10',
      '/history?q=disk',
      '/de/history.html?kind=incident',
      '/history/2026-11?q=disk',
    ]) {
      const { status, text } = await ask(path, 'de');
      expect([status, text.includes('Sie kann weder zurückblicken noch suchen')], path).toEqual([404, true]);
      expect(text).toContain(`<a href="https://status.example.com${path.replace('&', '&amp;')}">`);
    }
    expect((await ask('/?at=&x=1', 'en')).status).toBe(200);
    expect((await ask('//evil.example/', 'en')).text).not.toMatch(/href="(?:https?:)?\/\/evil/);
    const { headers } = await ask('/en/index.html', 'en');
    expect(headers.get('content-security-policy')).toContain("form-action 'self' https://status.example.com;");
    const plain = await fetch(`${url}/subscribe`);
    expect([plain.headers.get('content-type'), await plain.text()]).toEqual([
      'text/plain; charset=utf-8',
      'There is no such page in this copy.\n',
    ]);
  });

  test('fetches only what has changed, and outlives its source, also over a new start', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, files('one '));
    const source = await startStatic(folder);
    const first = await start(source.url);
    await untilStatus(first.url, 'ok');
    source.asked.length = 0;
    writeCopy(folder, files('two '));
    await until(async () => {
      expect(await (await fetch(`${first.url}/en/index.html`)).text()).toContain('two');
    });
    // both languages have the same bytes here, and are fetched once
    expect(source.asked.filter((path) => path !== `/${manifestName}`)).toEqual(['/en/index.html']);
    const kept = readdirSync(join(first.dataDir, 'objects'));
    expect(kept).toHaveLength(new Set(Object.values(files('two '))).size);

    await source.stop();
    await untilStatus(first.url, 'stale');
    for (const language of ['en', 'de']) {
      const answer = await fetch(`${first.url}/${language}/index.html`);
      expect(answer.headers.get('warning')).toBe('110 - "Response is Stale"');
      const words =
        language === 'en' ? 'The source of this copy does not answer' : 'Die Quelle dieser Kopie antwortet nicht';
      expect(await answer.text()).toContain(`<aside id="copy" class="copy"><strong lang="${language}">${words}`);
    }
    expect(await (await fetch(`${first.url}/api/v2/summary.json`)).text()).toBe('{}');
    await first.stop();
    const second = await start(source.url, first.dataDir);
    await untilStatus(second.url, 'stale');
    expect(await (await fetch(`${second.url}/en/index.html`)).text()).toContain('two');
  });

  test('a file that is not what the list says is refused, and the last good copy is served', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, files('good '));
    const source = await startStatic(folder);
    const { url } = await start(source.url);
    await untilStatus(url, 'ok');
    const evil = page('evil ');
    writeCopy(folder, files('better '));
    source.instead.set('/en/index.html', { body: evil });
    await untilStatus(url, 'stale');
    expect(await (await fetch(`${url}/en/index.html`)).text()).toContain('good');
    source.instead.set('/en/index.html', { status: 302, headers: { location: 'https://example.org/' } });
    source.asked.length = 0;
    await until(() => {
      expect(source.asked.length).toBeGreaterThan(4);
      return Promise.resolve();
    });
    expect(await health(url)).toMatchObject({ status: 'stale' });
    source.instead.clear();
    await untilStatus(url, 'ok');
    expect(await (await fetch(`${url}/de/index.html`)).text()).toContain('better');
  });

  test.each([
    ['a path that leads out', { path: '../../etc/passwd' }],
    ['an absolute path', { path: '/etc/passwd' }],
    ['a hidden file', { path: '.git/config' }],
    ['a backslash', { path: '..\\x' }],
    ['a hash that is a path', { sha256: '../x' }],
    ['a size that no file has', { bytes: -1 }],
  ])('a list with %s is refused', async (_name, change) => {
    const folder = temporaryFolder();
    writeCopy(folder, { 'index.html': 'x' });
    const manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest;
    const changed = { ...manifest, files: manifest.files.map((file) => ({ ...file, ...change })) };
    writeFileSync(join(folder, manifestName), JSON.stringify(changed));
    const { url } = await start(folder);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect((await fetch(`${url}/healthz`)).status).toBe(503);
  });

  test('a link in the folder of the source that leads out of it is refused', async () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(other, 'secret'), 'secret');
    writeCopy(folder, { 'index.html': 'x', 'a.txt': 'secret' });
    symlinkSync(join(other, 'secret'), join(folder, 'b.txt'));
    const manifest = readFileSync(join(folder, manifestName), 'utf8').replace('a.txt', 'b.txt');
    writeFileSync(join(folder, manifestName), manifest);
    const { url } = await start(folder);
    await until(async () => {
      expect((await fetch(`${url}/b.txt`)).status).toBe(503);
    });
  });

  test('a source that sends for ever is cut off at the size that was announced', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, { 'index.html': 'x' });
    const source = await startStatic(folder);
    source.instead.set('/index.html', { body: 'x'.repeat(5_000_000) });
    const { url, dataDir } = await start(source.url);
    await until(() => {
      expect(source.asked.filter((path) => path === '/index.html').length).toBeGreaterThan(1);
      return Promise.resolve();
    });
    expect((await fetch(url)).status).toBe(503);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('a file that was changed on its own disk is not served, and is fetched again', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, files('good '));
    const { url, dataDir } = await start(folder);
    await untilStatus(url, 'ok');
    writeFileSync(join(dataDir, 'objects', sha256(page('good '))), page('evil '));
    expect((await fetch(`${url}/en/index.html`)).status).toBe(503);
    await until(async () => {
      expect(await (await fetch(`${url}/en/index.html`)).text()).toBe(page('good '));
    });
  });

  test('the command starts one, and says what is wrong with its options', async () => {
    const folder = temporaryFolder();
    writeCopy(folder, files('words '));
    const options = ['--listen', '127.0.0.1:0', '--data-dir', temporaryFolder(), '--every', '1s'];
    const { child, done } = startScs(['status', 'mirror', folder, ...options]);
    let said = '';
    child.stderr?.on('data', (text: string) => (said += text));
    await until(async () => {
      const url = /http:\S+(?=\/\.)/.exec(said)?.[0] ?? '';
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    });
    child.kill('SIGTERM');
    expect((await done).code).toBe(0);
    const refused = await runScs(['status', 'mirror', folder, '--every', 'often']);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('is no duration')]);
  });
});
