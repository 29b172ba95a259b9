import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startBrowser, whyNoBrowser } from '../../../packages/server/src/auth/testing/browser.ts';
import { fillPage, type SamplePage } from './sample-page.ts';
import { at, startPages, type PagesServer } from './start-pages.ts';

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(`an open page${reason === undefined ? '' : ` (${reason})`}`, () => {
  let server: PagesServer;
  let sample: SamplePage;
  let browser: Browser;
  beforeAll(async () => {
    server = await startPages();
    sample = await fillPage(server);
    browser = await startBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    // the news must be open before something happens
    const news = page.waitForResponse((response) => response.url().endsWith('/live'));
    await page.goto(`${server.url}${path}`);
    await news;
    await page.evaluate('window.isTheSame = true');
    return page;
  }

  test('what happens appears without a reload, is announced, and leaves the reader where they are', async () => {
    const page = await open('/');
    await page.locator('summary').first().click();
    const bar = page.locator('.bar').last();
    await bar.focus();
    const before = await bar.boundingBox();
    await server.make('/incidents', {
      displayName: 'Fresh trouble',
      beganAt: at(-0.1),
      affects: [{ reference: sample.component, type: sample.type, severity: 90 }],
    });
    await page.getByRole('link', { name: 'Fresh trouble' }).first().waitFor();
    expect(await page.evaluate('window.isTheSame')).toBe(true);
    expect(await page.evaluate('document.activeElement.classList.contains("bar")')).toBe(true);
    expect(await page.locator('details').first().getAttribute('open')).not.toBeNull();
    expect((await bar.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
    expect(await page.locator('#news').innerText()).toContain('Fresh trouble');

    await server.make(`/incidents/${sample.incident}/updates`, { displayName: 'A disk was found' });
    await page.getByText('A disk was found').first().waitFor();
    await expect.poll(() => page.locator('#news').innerText()).toContain('API is slow: A disk was found');
  });

  test('the end of one of several incidents is announced, and so is what happens right after it', async () => {
    const affects = [{ reference: sample.component, type: sample.type, severity: 70 }];
    const incident = await server.make('/incidents', { displayName: 'Soon over', beganAt: at(-1), affects });
    const page = await open('/');
    await server.change(`/incidents/${incident}`, { endedAt: at(0) });
    await page.locator('.recent').getByRole('link', { name: 'Soon over' }).waitFor();
    await server.make(`/incidents/${sample.incident}/updates`, { displayName: 'Right after it' });
    await page.getByText('Right after it').first().waitFor();
    expect(await page.locator('#news p').allInnerTexts()).toEqual(['Soon over: over', 'API is slow: Right after it']);
  });

  test('the page of an incident is told its updates', async () => {
    const page = await open(`/incidents/${sample.incident}`, { locale: 'de-DE' });
    await server.make(`/incidents/${sample.incident}/updates`, { displayName: 'Half of it is mended' });
    await page.getByText('Half of it is mended').first().waitFor();
    expect(await page.evaluate('window.isTheSame')).toBe(true);
  });

  test('while the server is away the page says since when, and goes on when it is back', async () => {
    const page = await open('/');
    const banner = page.locator('#stale');
    expect(await banner.isVisible()).toBe(false);
    await server.stop();
    await banner.waitFor({ timeout: 15_000 });
    expect(await banner.innerText()).toMatch(
      /cannot be brought up to date at the moment. Last known state: .+ \(\d{2}:\d{2} UTC\)/,
    );
    expect(await page.locator('#news').innerText()).toContain('cannot be brought up to date');
    await server.start();
    await banner.waitFor({ state: 'hidden', timeout: 15_000 });
    expect(await page.evaluate('window.isTheSame')).toBe(true);
    await server.make(`/incidents/${sample.incident}/updates`, { displayName: 'After the night' });
    await page.getByText('After the night').first().waitFor();
  }, 60_000);

  test('the days of a bar are told by keyboard, by pointer and by tap', async () => {
    const page = await open('/');
    const day = page.locator('#day');
    const bar = page.locator('.component', { hasText: 'Compute <API>' }).locator('.bar');
    await bar.focus();
    await page.keyboard.press('End');
    expect(await day.innerText()).toMatch(/API is slow/);
    expect(await bar.getAttribute('aria-valuetext')).toMatch(/broken.*API is slow/s);
    await page.keyboard.press('Home');
    expect(await day.innerText()).toMatch(/operational · 100% · nothing happened/);
    await page.keyboard.press('Escape');
    expect(await day.count()).toBe(0);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.closest("details").open')).toBe(true);

    const box = await bar.boundingBox();
    if (box === null) throw new Error('the bar is not there');
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    await day.getByRole('link', { name: 'API is slow' }).hover();
    // what is read stays while the page changes below it
    await server.make(`/incidents/${sample.incident}/updates`, { displayName: 'Still slow' });
    await page.getByText('Still slow').first().waitFor();
    expect(await day.getByRole('link', { name: 'API is slow' }).isVisible()).toBe(true);
    await day.getByRole('link', { name: 'API is slow' }).click();
    expect(page.url()).toBe(`${server.url}/incidents/${sample.incident}`);

    const phone = await open('/', { hasTouch: true, viewport: { width: 360, height: 700 } });
    await phone
      .locator('.bar')
      .first()
      .tap({ position: { x: 5, y: 5 } });
    await phone.locator('#day').waitFor();
    await phone.locator('h1').tap();
    await phone.locator('#day').waitFor({ state: 'detached' });
  });

  test('times are those of the reader, with UTC beside', async () => {
    const page = await open(`/incidents/${sample.old}`, { locale: 'en-US', timezoneId: 'America/New_York' });
    const facts = page.locator('.facts');
    expect(await facts.innerText()).toContain('Mar 31, 2019, 06:30 PM EDT (10:30 PM UTC)');
    expect(await facts.locator('time').first().getAttribute('title')).toMatch(/days ago$/);
    const now = await open('/', { timezoneId: 'UTC' });
    expect(await now.locator('.facts time').first().innerText()).toMatch(/ago$/);
    expect(await now.locator('[data-until]').first().innerText()).toMatch(/^begins in (?:1 day|23 hrs?)/);
  });
});
