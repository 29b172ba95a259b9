import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startAuthApp } from '../testing/auth-app.ts';
import { withAuthBench } from '../testing/auth-bench.ts';
import { startBrowser, whyNoBrowser } from '../testing/browser.ts';
import { startIdentityProvider } from '../testing/identity-provider.ts';
import { invited, password, signedIn } from '../testing/signed-in.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const reason = whyNoBrowser();

withAuthBench(`the pages in a browser${reason === undefined ? '' : ` (${reason})`}`, (bench) => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (reason === undefined) browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** Opens a page that must not complain of anything. */
  async function open(url: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    if (browser === undefined) throw new Error('no browser');
    const context = await browser.newContext({ baseURL: url, locale: 'en', ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) complaints.push(`asks ${request.url()}`);
    });
    return { page, complaints };
  }

  /** Plugs an authenticator in that agrees to everything; the result takes it out again. */
  async function passkeyOf(page: Page): Promise<() => Promise<unknown>> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'usb',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return () => session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  }

  const browserTest = test.skipIf(reason !== undefined);

  browserTest.each([
    { width: 360, colorScheme: 'light', locale: 'en' },
    { width: 360, colorScheme: 'dark', locale: 'de' },
    { width: 1280, colorScheme: 'dark', locale: 'en' },
  ] as const)(
    'every page suits everybody: $width px, $colorScheme, $locale',
    async ({ width, colorScheme, locale }) => {
      const idp = await startIdentityProvider({ name: 'A company with quite a long name' });
      const auth = { localSignIn: true, sessionHours: 12, providers: [idp.settings] };
      const { url } = await startAuthApp(bench(), { auth });
      const email = `a-rather-long-address-of-somebody.${crypto.randomUUID()}@example.com`;
      const client = await signedIn(bench(), url, email, 'operator');
      const { page, complaints } = await open(url, { viewport: { width, height: 800 }, colorScheme, locale });
      const paths = [
        ['/sign-in?signed-out', 200],
        [await invited(bench(), { role: 'operator', email: 'new@example.com' }), 200],
        ['/invitation/unknown', 404],
        ['/auth/oidc/company/callback?state=none', 400],
        ['/account', 200],
      ] as const;
      for (const [path, status] of paths) {
        if (path === '/account') {
          const [name = '', value = ''] = [...client.cookies][0] ?? [];
          await page.context().addCookies([{ name, value, url: url.replace('http:', 'https:'), secure: true }]);
        }
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(status);
        expect(await page.getAttribute('html', 'lang')).toBe(locale);
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
          [],
        );
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(overflow, `${path} is wider than the screen`).toBe(0);
      }
      // the browser itself tells of answers that are errors; they were meant
      expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
  );

  browserTest('a password can be read while it is typed, with scripts alone, and is sent as one', async () => {
    const { url } = await startAuthApp(bench());
    const link = await invited(bench(), { role: 'operator' });
    const plain = await open(url, { javaScriptEnabled: false });
    await plain.page.goto(link);
    expect(await plain.page.getByRole('button', { name: 'Show the password' }).count()).toBe(0);
    const { page, complaints } = await open(url, { viewport: { width: 360, height: 740 } });
    await page.goto(link);
    const field = page.locator('input[name=password]');
    const show = page.getByRole('button', { name: 'Show the password' });
    await field.fill(password);
    expect(await field.getAttribute('type')).toBe('password');
    await show.click();
    expect([await field.getAttribute('type'), await show.getAttribute('aria-pressed')]).toEqual(['text', 'true']);
    expect(await field.inputValue()).toBe(password);
    await show.click();
    expect(await field.getAttribute('type')).toBe('password');
    await show.click();
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations).toEqual([]);
    await page.getByLabel('Email address').fill('seen@example.com');
    await page.getByLabel('Your name').fill('Some One');
    await page.getByRole('button', { name: 'Create account with password' }).click();
    await page.waitForURL((address) => !address.pathname.startsWith('/invitation'));
    expect(complaints).toEqual([]);
  });

  browserTest(
    'without scripts, one comes in by a link and by a password; the cookie holds on http://localhost',
    async () => {
      const { url } = await startAuthApp(bench());
      const { page, complaints } = await open(url, { javaScriptEnabled: false });
      await page.goto(await invited(bench(), { role: 'operator' }));
      await page.getByLabel('Email address').fill('plain@example.com');
      await page.getByLabel('Your name').fill('Plain <b>Person</b>');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Create account with password' }).click();
      expect(new URL(page.url()).pathname).toBe('/account');
      expect(await page.getByText('Plain <b>Person</b>').count()).toBe(1);
      expect(await page.getByRole('button', { name: /passkey/i }).count()).toBe(0);
      await page.getByRole('button', { name: 'Sign out' }).click();
      expect(await page.getByRole('status').textContent()).toBe('You are signed out.');
      await page.getByLabel('Email address').fill('plain@example.com');
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      expect(await page.getByRole('alert').textContent()).toBe('The email address or the password is wrong.');
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      expect(new URL(page.url()).pathname).toBe('/account');
      expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
  );

  browserTest(
    'with a passkey, one makes an account, comes in again, adds another and loses none by mistake',
    async () => {
      const { url } = await startAuthApp(bench());
      const { page, complaints } = await open(url);
      const takeOut = await passkeyOf(page);
      await page.goto(await invited(bench(), { role: 'administrator', email: 'key@example.com' }));
      await page.getByRole('button', { name: 'Create account with passkey' }).click();
      const alert = page.getByRole('alert');
      expect(await alert.textContent()).toBe('Enter your name, in at most 200 characters.');
      await page.getByLabel('Your name').fill('Key Person');
      await page.getByRole('button', { name: 'Create account with passkey' }).click();
      await page.waitForURL('**/account');
      expect(await page.getByText('Administrator').count()).toBe(1);

      // without it nobody could sign in: there is no password
      await page.getByRole('button', { name: /^Remove the passkey/ }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not removed');

      await page.goto('/account');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.goto('/sign-in?next=%2Faccount%3Fback');
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.waitForURL('**/account?back');
      const { db } = bench().store;
      const kept = await db.selectFrom('passkeys').select(['last_used_at', 'counter']).execute();
      expect(kept).toHaveLength(1);
      expect(kept[0]?.last_used_at).not.toBeNull();

      // the same device is known already, and says so
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toContain('It is unknown here, or it took too long.');
      await takeOut();
      await passkeyOf(page);
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page
        .getByRole('button', { name: /^Remove the passkey/ })
        .nth(1)
        .waitFor();
      await page
        .getByRole('button', { name: /^Remove the passkey/ })
        .first()
        .click();
      await page.waitForURL('**/account');
      expect(await page.getByRole('button', { name: /^Remove the passkey/ }).count()).toBe(1);
      expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
  );

  browserTest('a passkey that the server does not know lets nobody in, nor does an answer of yesterday', async () => {
    const { url } = await startAuthApp(bench());
    const { page } = await open(url);
    await passkeyOf(page);
    await page.goto(await invited(bench(), { role: 'reader', email: 'gone@example.com' }));
    await page.getByLabel('Your name').fill('Gone');
    await page.getByRole('button', { name: 'Create account with passkey' }).click();
    await page.waitForURL('**/account');
    await page.getByRole('button', { name: 'Sign out' }).click();

    const sent = page.waitForRequest((request) => request.url() === `${url}/auth/passkey`);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    const used = (await sent).postDataJSON() as { response: object };
    await page.waitForURL('**/account');
    const replay = await page.request.post(`${url}/auth/passkey`, {
      data: used,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(replay.status()).toBe(400);

    await bench().store.db.deleteFrom('passkeys').execute();
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('It is unknown here, or it took too long.');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  browserTest('an identity provider lets one in and out, in a browser that keeps to the policy', async () => {
    const idp = await startIdentityProvider();
    const auth = { localSignIn: true, sessionHours: 12, providers: [idp.settings] };
    const { url } = await startAuthApp(bench(), { auth });
    idp.register(url);
    idp.accounts.set('grace', { name: 'Grace', groups: ['ops'] });
    idp.user = 'grace';
    const { page, complaints } = await open(url);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Sign in with Company' }).click();
    await page.waitForURL('**/account');
    expect(await page.getByText('Your name and your role come from Company.').count()).toBe(1);
    expect(complaints.filter((text) => !text.includes(idp.issuer))).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${idp.issuer}/**`);
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  });
});
