import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPages } from '@scs/web';
import { forEachDatabase } from '@scs/store/testing';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBrowser, whyNoBrowser } from '../../packages/server/src/auth/testing/browser.ts';
import { followChanges } from '../../packages/server/src/changes/change-signal.ts';
import { freezeDueMonths } from '../../packages/server/src/reports/freeze-due-months.ts';
import { exportSite, type SiteSummary } from '../../packages/server/src/site/export-site.ts';
import { manifestName, parseManifest } from '../../packages/server/src/site/manifest.ts';
import { directoryTarget } from '../../packages/server/src/site/targets/directory-target.ts';
import { runScs, temporaryFolder } from '../run-scs.ts';
import { at, startFilled, type FilledServer } from './filled-server.ts';
import { startStatic } from './static-server.ts';

const live = 'https://status.example.com';
const page = { name: 'Example Cloud', timeZone: 'Europe/Berlin' };

async function exportTo(folder: string, { store }: FilledServer, now = new Date()): Promise<SiteSummary> {
  const pages = await loadPages();
  if (pages === undefined) throw new Error('the pages have not been built');
  const made = await exportSite({ store, pages, page, publicUrl: live }, directoryTarget(folder), { now });
  if (made === undefined) throw new Error('nothing was exported');
  return made;
}

function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

/** The month that goes on, in the time zone of the page, as `2026-11`. */
const thisMonth = () => new Intl.DateTimeFormat('sv', { timeZone: page.timeZone }).format(new Date()).slice(0, 7);

const withoutTimes = (html: string): string => html.replace(/<aside id="copy"[^]*?<\/aside>/, '');

/** Follows every link from a page on, as far as they stay within the copy; the browser itself resolves them. */
async function visitAll(tab: Page, start: string, root: string): Promise<{ seen: Set<string>; outside: Set<string> }> {
  const [seen, outside, waiting] = [new Set<string>(), new Set<string>(), [start]];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const answer = await tab.goto(url);
    expect(answer === null || answer.ok(), url).toBe(true);
    const links = await tab.evaluate<string[]>(
      "[...document.querySelectorAll('a[href], link[href]')].map((link) => link.href)",
    );
    for (const link of links) {
      const [bare = ''] = link.split('#', 1);
      if (!bare.startsWith(root)) outside.add(bare);
      else if (bare.endsWith('.html')) waiting.push(bare);
      else expect(existsSync(new URL(bare).pathname) || (await fetch(bare)).ok, bare).toBe(true);
    }
  }
  return { seen, outside };
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('the site as static files', () => {
  forEachDatabase((name) => {
    test('holds what strangers may see, in every language, with links between the files', async () => {
      const server = await startFilled(name);
      const folder = join(temporaryFolder(), 'new', 'site');
      const { files, written } = await exportTo(folder, server);
      expect(written).toBe(files);
      const found = filesIn(folder);
      const { open, over, draft, maintenance } = server.ids;
      for (const language of ['en', 'de']) {
        for (const path of [
          'index',
          'reports',
          `incidents/${open}`,
          `incidents/${over}`,
          `maintenances/${maintenance}`,
        ]) {
          const html = found.get(`${language}/${path}.html`) ?? '';
          expect(html, path).toContain(`<html lang="${language}"`);
          expect(html, path).toMatch(/<aside id="copy"/);
          expect(html, path).toContain(`href="${live}/`);
        }
      }
      const all = [...found.values()].join('\n');
      expect([...found.keys()].filter((path) => path.includes(draft))).toEqual([]);
      for (const secret of ['A draft', 'Unseen', 'Secret']) expect(all).not.toContain(secret);
      // a link of an operator's to what is not in the copy leads to the live page
      expect(found.get(`en/incidents/${open}.html`)).toContain(`href="${live}/incidents/nowhere"`);
      expect(found.get(`en/incidents/${open}.html`)).toContain('href="https://example.org/?a=1&#x26;b=2"');
      // a file answers no question: what is asked is asked of the live page
      expect(found.get('de/index.html')).toMatch(/<form[^>]* action="https:\/\/status\.example\.com\/"/);
      expect(found.get('de/history.html')).toContain('action="https://status.example.com/history"');
      expect(found.get(`de/incidents/${over}.html`)).toContain(`href="../../en/incidents/${over}.html"`);
      expect(found.get(`en/incidents/${over}.html`)).toContain('What we learnt');
      expect(JSON.parse(found.get('api/v2/summary.json') ?? '')).toMatchObject({ incidents: [{ id: open }] });
      const month = thisMonth();
      expect(found.get(`reports/${month}.csv`)).toContain('availability_percent');
      const listed = parseManifest(found.get(manifestName) ?? '', folder).files.map(({ path }) => path);
      expect([...listed, manifestName].sort()).toEqual([...found.keys()]);
    });

    test('is the same again when nothing has changed, apart from the line with the time', async () => {
      const server = await startFilled(name);
      const { id } = (await server.request('GET', `/api/v1/incidents/${server.ids.open}`)).json as { id: string };
      await server.request('PATCH', `/api/v1/incidents/${id}`, {
        // not today, whose availability changes as long as the day goes on
        body: { beganAt: at(-60), endedAt: at(-59) },
        headers: { 'if-match': '*' },
      });
      const folder = join(temporaryFolder(), 'site');
      const now = Date.now();
      await exportTo(folder, server, new Date(now));
      const before = filesIn(folder);
      const { written } = await exportTo(folder, server, new Date(now + 1000));
      const after = filesIn(folder);
      // the overview says how old the copy is, and the month that goes on how far it has come; all else stays
      const month = thisMonth();
      const moving = new Set([manifestName, ...['en', 'de'].map((language) => `${language}/reports/${month}.html`)]);
      moving.add(`reports/${month}.csv`);
      expect([...after.keys()]).toEqual([...before.keys()]);
      for (const [path, text] of after) {
        if (moving.has(path)) continue;
        if (/^..\/index\.html$/.test(path)) {
          expect(text, path).not.toBe(before.get(path));
          expect(withoutTimes(text), path).toBe(withoutTimes(before.get(path) ?? ''));
        } else {
          expect(text, path).toBe(before.get(path));
        }
      }
      expect(written).toBeLessThanOrEqual(5);
      // what is gone goes, and a folder that is empty without it
      const { maintenance } = server.ids;
      await server.request('DELETE', `/api/v1/incidents/${maintenance}`, { headers: { 'if-match': '*' } });
      await exportTo(folder, server, new Date(now + 2000));
      expect(existsSync(join(folder, 'en', 'maintenances'))).toBe(false);
    });

    test('tells of a month that it is frozen, and of the one that goes on that it is provisional', async () => {
      const server = await startFilled(name);
      const runtime = { store: server.store, changes: followChanges(server.store, () => undefined) };
      const settings = { timeZone: page.timeZone, freezeAfterMs: 0 };
      const [frozen = ''] = await freezeDueMonths(runtime, settings, new Date());
      const folder = join(temporaryFolder(), 'site');
      await exportTo(folder, server);
      const found = filesIn(folder);
      const month = thisMonth();
      expect(found.get(`en/reports/${frozen}.html`)).toContain('This report was frozen on');
      expect(found.get(`en/reports/${month}.html`)).toContain('Provisional, as of');
      for (const language of ['en', 'de']) {
        const html = found.get(`${language}/reports/${frozen}.html`) ?? '';
        expect(html).toContain('Compute &lt;API');
        expect(html).toContain(`href="../../reports/${frozen}.csv"`);
        // hidden components are in the table of the database, and in no public report
        expect(html).not.toContain('Secret');
      }
    });

    test('of two processes that export after the same change, one does', async () => {
      const server = await startFilled(name);
      const folder = join(temporaryFolder(), 'site');
      const pages = await loadPages();
      if (pages === undefined) throw new Error('the pages have not been built');
      const parts = { store: server.store, pages, page, publicUrl: live };
      const changed = new Date();
      const made = await Promise.all(
        [1, 2].map(() => exportSite(parts, directoryTarget(folder), { now: new Date(), unlessSince: changed })),
      );
      expect(made.filter((one) => one === undefined)).toHaveLength(1);
    });
  });

  test('never touches what no export has written', async () => {
    const server = await startFilled('embedded');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(exportTo(folder, server)).rejects.toMatchObject({ code: 'not-ours' });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
    const site = join(folder, 'site');
    mkdirSync(site);
    await exportTo(site, server);
    writeFileSync(join(site, 'robots.txt'), 'mine');
    writeFileSync(join(site, 'en', 'mine.html'), 'mine');
    await exportTo(site, server);
    expect(readFileSync(join(site, 'en', 'mine.html'), 'utf8')).toBe('mine');
    // a file of somebody else's where one of ours would go
    const next = await server.make('/incidents', { displayName: 'Another' });
    writeFileSync(join(site, 'en', 'incidents', `${next}.html`), 'mine');
    await expect(exportTo(site, server)).rejects.toMatchObject({ code: 'not-ours' });
    expect(readFileSync(join(site, 'en', 'incidents', `${next}.html`), 'utf8')).toBe('mine');
    // a list that somebody has changed deletes nothing elsewhere
    const manifest = JSON.parse(readFileSync(join(site, manifestName), 'utf8')) as { files: object[] };
    manifest.files.push({ path: '../mine.txt', sha256: '0'.repeat(64), bytes: 1 });
    writeFileSync(join(site, manifestName), JSON.stringify(manifest));
    await expect(exportTo(site, server)).rejects.toMatchObject({ code: 'not-a-copy' });
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('goes on after an export that was cut off', async () => {
    const server = await startFilled('embedded');
    const site = join(temporaryFolder(), 'site');
    await exportTo(site, server);
    const next = await server.make('/incidents', { displayName: 'Another' });
    const target = directoryTarget(site);
    await target.readManifest();
    await target.begin([`en/incidents/${next}.html`]);
    await target.write(`en/incidents/${next}.html`, Buffer.from('half'));
    // here the process ended
    await exportTo(site, server);
    expect(readFileSync(join(site, 'en', 'incidents', `${next}.html`), 'utf8')).toContain('Another');
    expect(readdirSync(site).filter((name) => name.startsWith(manifestName))).toEqual([manifestName]);
  });

  test('is written by the command line, which still writes JSON where a file is named', async () => {
    const server = await startFilled('embedded');
    const cwd = temporaryFolder();
    const env = { DATABASE_URL: server.connectionString };
    const site = await runScs(['status', 'export', 'site'], { env, cwd });
    expect([site.code, site.stderr]).toEqual([0, expect.stringMatching(/Wrote \d+ files to site/)]);
    expect(existsSync(join(cwd, 'site', 'en', 'index.html'))).toBe(true);
    const document = await runScs(['status', 'export', 'page.json'], { env, cwd });
    expect(document.code, document.stderr).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, 'page.json'), 'utf8'))).toMatchObject({ format: 'scs-status' });
    expect(JSON.parse((await runScs(['status', 'export', '-'], { env, cwd })).stdout)).toMatchObject({
      formatVersion: 1,
    });
    const refused = await runScs(['status', 'export', '.'], { env, cwd });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('[not-ours]')]);
  });

  test.skipIf(whyNoBrowser() !== undefined)(
    `works in a browser from file:// and from a plain web server, and asks nobody else`,
    async () => {
      const server = await startFilled('embedded');
      const folder = join(temporaryFolder(), 'site');
      await exportTo(folder, server);
      const web = await startStatic(folder);
      const browser = await startBrowser();
      onTestFinished(() => browser.close());
      const pagesCount = [...filesIn(folder).keys()].filter((path) => path.endsWith('.html')).length;
      for (const root of [`${pathToFileURL(folder).href}/`, `${web.url}/`]) {
        const tab = await browser.newPage();
        const asked: string[] = [];
        tab.on('request', (request) => asked.push(request.url()));
        const failed: string[] = [];
        tab.on('requestfailed', (request) => {
          // going on to the next page ends what the one before still asked for
          if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url());
        });
        // the first page leads on by itself, without scripts
        await tab.goto(`${root}index.html`);
        await tab.waitForURL(`${root}en/index.html`);
        expect(await tab.textContent('h1')).not.toBe('Example Cloud');
        const { seen, outside } = await visitAll(tab, `${root}en/index.html`, root);
        expect(seen.size).toBe(pagesCount - 1);
        expect([...outside].every((url) => url.startsWith(live) || url.startsWith('https://example.org/'))).toBe(true);
        expect(asked.filter((url) => !url.startsWith(root))).toEqual([]);
        expect(failed).toEqual([]);
        // it looks as the page does: the style was loaded
        await tab.goto(`${root}de/incidents/${server.ids.over}.html`);
        expect(await tab.evaluate("getComputedStyle(document.querySelector('#copy')).textAlign")).toBe('center');
        await tab.close();
      }
      const context = await browser.newContext();
      const tab = await context.newPage();
      const month = thisMonth();
      for (const scheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme: scheme });
        for (const path of ['en/index', `de/incidents/${server.ids.over}`, 'en/reports', `de/reports/${month}`]) {
          await tab.goto(`${web.url}/${path}.html`);
          const { violations } = await new AxeBuilder({ page: tab }).analyze();
          expect(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            path,
          ).toEqual([]);
        }
      }
      await tab.setViewportSize({ width: 320, height: 640 });
      for (const path of [`de/reports/${month}`, `en/incidents/${server.ids.over}`]) {
        await tab.goto(`${web.url}/${path}.html`);
        const width = await tab.evaluate<number>('document.documentElement.scrollWidth');
        expect(width, path).toBeLessThanOrEqual(320);
      }
    },
    120_000,
  );
});
