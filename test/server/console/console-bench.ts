// A server with components, for journeys through the console in a real browser.
import { AxeBuilder } from '@axe-core/playwright';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBrowser, whyNoBrowser } from '../../../packages/server/src/auth/testing/browser.ts';
import { startScs } from '../../run-scs.ts';

const token = 'a-token-for-this-test-0123456789abcdef';
const password = 'correct horse battery staple';
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const reason = whyNoBrowser();

/** What a journey has at hand. */
export interface ConsoleBench {
  readonly url: string;
  /** Asks `/api/v1` as an administrator; throws unless it works. */
  readonly api: <T = { id: string; version: number }>(method: string, path: string, body?: object) => Promise<T>;
  /** A page of a browser in which somebody is signed in. It is closed after the test. */
  readonly signIn: (options?: BrowserContextOptions & { role?: string }) => Promise<Page>;
}

/** A test that needs a browser; it is skipped where there is none, with the reason in its group's name. */
export const browserTest = test.skipIf(reason !== undefined);

/** A group of journeys on one server, which starts empty. @param env further configuration, as variables */
export function withConsole(
  name: string,
  journeys: (bench: () => ConsoleBench) => void,
  env: Readonly<Record<string, string>> = {},
): void {
  describe(`${name}${reason === undefined ? '' : ` (${reason})`}`, () => {
    let bench: ConsoleBench | undefined;
    let browser: Browser | undefined;
    const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
    const folder = mkdtempSync(join(tmpdir(), 'scs-test-'));
    let stop: () => Promise<unknown> = () => Promise.resolve();

    beforeAll(async () => {
      const port = await freePort();
      const url = `http://localhost:${port}`;
      const { child, done } = startScs(['serve', '--listen', `127.0.0.1:${port}`, '--data-dir', folder], {
        env: {
          SCS_BOOTSTRAP_TOKEN: token,
          // every journey is a new browser that has kept no file
          SCS_RATE_LIMIT_ENABLED: 'false',
          SCS_STATUS_NAME: 'Example Cloud',
          SCS_STATUS_TIME_ZONE: 'Europe/Berlin',
          ...env,
        },
      });
      stop = () => {
        child.kill('SIGTERM');
        return done;
      };
      await vi.waitFor(
        async () => {
          expect((await fetch(`${url}/readyz`)).status).toBe(200);
        },
        { timeout: 40_000, interval: 200 },
      );
      if (reason === undefined) browser = await startBrowser();
      const api: ConsoleBench['api'] = async <T>(method: string, path: string, body?: object) => {
        const answer = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
        return (text === '' ? undefined : JSON.parse(text)) as T;
      };
      bench = {
        url,
        api,
        async signIn({ role = 'administrator', ...options } = {}) {
          if (browser === undefined) throw new Error('no browser');
          const context = await browser.newContext({ baseURL: url, locale: 'en', ...options });
          onTestFinished(() => context.close());
          const page = await context.newPage();
          // less than a test has, so that a failure says what was waited for
          page.setDefaultTimeout(12_000);
          const known = sessions.get(role);
          if (known === undefined) {
            const invitation = await api<{ link: string }>('POST', '/invitations', { role });
            await page.goto(invitation.link);
            await page.locator('input[name=email]').fill(`${role}@example.com`);
            await page.locator('input[name=displayName], input[name=name]').first().fill(`Some ${role}`);
            await page.locator('input[name=password]').fill(password);
            await page.locator('form button:not([type=button])').first().click();
            await page.waitForURL('**/console');
            sessions.set(role, await context.cookies());
          } else await context.addCookies(known);
          return page;
        },
      };
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    }, 30_000);

    journeys(() => {
      if (bench === undefined) throw new Error('the bench is not set up');
      return bench;
    });
  });
}

/** That a page suits everybody: axe finds nothing, and it is no wider than the screen. */
export async function expectNoBarrier(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(axeTags).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
    [],
  );
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(overflow, `${page.url()} is wider than the screen`).toBe(0);
}

/** Collects what the page's console complains of, and requests to other sites. */
export function complaintsOf(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asks ${request.url()}`);
  });
  return complaints;
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}
