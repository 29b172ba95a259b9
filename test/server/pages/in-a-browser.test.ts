import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser, whyNoBrowser } from '../../../packages/server/src/auth/testing/browser.ts';
import { addHardNames, addHardTexts, fillPage, hardNames, type SamplePage } from './sample-page.ts';
import { at, startPages, type PagesServer } from './start-pages.ts';

const month = new Date().toISOString().slice(0, 7);
const reason = whyNoBrowser();
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe.skipIf(reason !== undefined)(
  `the public pages in a browser${reason === undefined ? '' : ` (${reason})`}`,
  () => {
    let server: PagesServer;
    let sample: SamplePage;
    let hardToRead: string;
    let browser: Browser;
    beforeAll(async () => {
      server = await startPages(
        `name: Example Cloud of ${'many words '.repeat(8)}
timeZone: Europe/Berlin
about: 'The state of **Example Cloud**.'
groupBy: [region]
legal: { imprint: { en: { file: imprint.md } }, privacy: { en: { file: imprint.md } } }`,
        { 'imprint.md': 'The *firm*.' },
      );
      sample = await fillPage(server);
      await addHardNames(server, sample.type);
      hardToRead = await addHardTexts(server, sample);
      browser = await startBrowser();
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await server.remove();
    });

    const paths = () => [
      '/',
      `/?at=${encodeURIComponent(at(-1))}`,
      '/history',
      '/history?q=W',
      '/components',
      '/components/by/quarter/descending',
      `/incidents/${sample.incident}`,
      `/incidents/${hardToRead}`,
      `/maintenances/${sample.maintenance}`,
      '/subscribe',
      '/reports',
      `/reports/${month}`,
      '/imprint',
    ];

    test.each([
      { width: 320, colorScheme: 'dark', locale: 'de-DE', hasScripts: true },
      { width: 360, colorScheme: 'light', locale: 'en-GB', hasScripts: false },
      { width: 1280, colorScheme: 'light', locale: 'de-DE', hasScripts: true },
      { width: 1280, colorScheme: 'dark', locale: 'en-GB', hasScripts: true },
    ] as const)(
      'every page suits everybody: $width px, $colorScheme, $locale, scripts: $hasScripts',
      async ({ width, hasScripts, ...options }) => {
        const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
        // the checks are scripts themselves: it is ours that is not there
        const nothing = { contentType: 'text/javascript', body: '' };
        if (!hasScripts) await context.route('**/*.js', (route) => route.fulfill(nothing));
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        page.on('dialog', (dialog) => {
          complaints.push(`says ${dialog.message()}`);
          void dialog.dismiss();
        });
        page.on('request', (request) => {
          if (!request.url().startsWith(server.url)) complaints.push(`asks ${request.url()}`);
        });
        for (const path of paths()) {
          await page.goto(`${server.url}${path}`);
          for (const details of await page.locator('summary').all()) await details.click();
          const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
          expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
        }
        expect(complaints).toEqual([]);
        await context.close();
      },
      300_000,
    );

    test('names that nobody can see are told by what can be seen, and others as they are', async () => {
      const page = await browser.newPage();
      await page.goto(server.url);
      const names = await page.locator('.component h3').allInnerTexts();
      for (const name of hardNames.filter((hard) => !hard.startsWith('\u200b'))) {
        expect(names.map((shown) => shown.replaceAll(/\s+/g, ' ').trim())).toContain(name.trim());
      }
      expect(names.filter((name) => /^[0-9a-f-]{36}$/.test(name))).toHaveLength(1);
      await page.close();
      for (const path of [`/reports/${month}.csv`, '/api/v2/components.json', '/subscribe']) {
        expect((await server.read(path)).text, path).not.toMatch(/[">,]\u200b/);
      }
      const { text } = await server.read('/subscribe');
      const [, id = ''] = />([0-9a-f-]{36})</.exec(text) ?? [];
      expect((await server.read(`/components/${id}/badge.svg`)).text).toContain(
        `<title id="title">${id}: operational<`,
      );
    });

    test('the pages print: nothing that only a screen needs, and the bars in their colours', async () => {
      const page = await browser.newPage();
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      await page.goto(server.url);
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.locator('.bar').first().isVisible()).toBe(true);
      await page.setViewportSize({ width: 718, height: 1000 }); // A4 without its margins
      for (const path of [`/reports/${month}`, '/components']) {
        await page.goto(`${server.url}${path}`);
        expect(await page.getByRole('table').isVisible()).toBe(true);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(718);
      }
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
      await page.close();
    });

    test('searching works without scripts', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
      const page = await context.newPage();
      await page.goto(server.url);
      await page.getByRole('link', { name: 'History' }).click();
      await page.getByLabel('Words in it').fill('long ago');
      await page.getByLabel('Severity').selectOption('operational');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('link', { name: 'Long ago' }).click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Long ago');
      await context.close();
    });
  },
);
