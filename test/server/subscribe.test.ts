import { AxeBuilder } from '@axe-core/playwright';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startBrowser, whyNoBrowser } from '../../packages/server/src/auth/testing/browser.ts';
import {
  startSmtp,
  type ReceivedMail,
  type SmtpReceiver,
} from '../../packages/server/src/mail/testing/smtp-receiver.ts';
import { startScs } from '../run-scs.ts';

const token = 'a-token-for-this-test-0123456789abcdef';
const reason = whyNoBrowser();

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

describe('subscribing', () => {
  let url = '';
  let compute = '';
  let network = '';
  let type = '';
  let smtp: SmtpReceiver;
  let stop: () => Promise<unknown> = () => Promise.resolve();

  async function api(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.ok, `${path} ${String(answer.status)}`).toBe(true);
    return answer.json();
  }
  const make = async (path: string, body: object) => ((await api('POST', path, body)) as { id: string }).id;
  const subscribers = async () =>
    ((await api('GET', '/subscriptions?kind=email')) as { data: { address: string; confirmedAt: string | null }[] })
      .data;

  /** A POST as a browser sends the form of our page. */
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const mailsTo = (address: string): readonly ReceivedMail[] => smtp.mails.filter(({ to }) => to.includes(address));
  const mailTo = (address: string, count: number) =>
    vi.waitFor(
      () => {
        const mail = mailsTo(address)[count - 1];
        if (mail === undefined) throw new Error('no mail yet');
        return mail;
      },
      { timeout: 15_000, interval: 50 },
    );
  const linkIn = (mail: ReceivedMail) => /https?:\S+\/subscriptions\/[\w-]{43}/.exec(mail.parsed.text ?? '')?.[0] ?? '';

  const folder = mkdtempSync(join(tmpdir(), 'scs-test-'));
  beforeAll(async () => {
    smtp = await startSmtp();
    const port = await freePort();
    const { child, done } = startScs(['serve', '--listen', `127.0.0.1:${port}`, '--data-dir', folder], {
      env: {
        SCS_BOOTSTRAP_TOKEN: token,
        SCS_STATUS_NAME: 'Example Cloud',
        SCS_PUBLIC_URL: `http://localhost:${port}`,
        SCS_MAIL_HOST: '127.0.0.1',
        SCS_MAIL_PORT: String(smtp.port),
        SCS_MAIL_SECURITY: 'none',
        SCS_MAIL_FROM: 'status@example.com',
      },
    });
    stop = () => {
      child.kill('SIGTERM');
      return done;
    };
    url = `http://localhost:${port}`;
    const ready = async () => {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    };
    await vi.waitFor(ready, { timeout: 40_000, interval: 200 });
    type = await make('/impact-types', { displayName: 'connectivity' });
    const group = await make('/component-groups', { name: 'Region north' });
    compute = await make('/components', { displayName: 'Compute <API>', groupId: group });
    network = await make('/components', { displayName: 'Network' });
    await make('/components', { displayName: '\u200b' });
    await make('/components', { displayName: 'Secret', visibility: 'hidden' });
  }, 60_000);
  afterAll(async () => {
    await stop();
    await smtp[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  test('what another site sends is refused, and so is what is no address; nothing is sent', async () => {
    const fields = { address: 'eve@example.org' };
    expect((await send('/subscribe', fields, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    for (const address of ['', 'nobody', 'a@b.example\r\nBcc: eve@example.org', `${'x'.repeat(2000)}@example.org`]) {
      const answer = await send('/subscribe', { address });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('This is no e-mail address that we can write to');
    }
    const hidden = await send('/subscribe', { ...fields, component: crypto.randomUUID() });
    expect(hidden.status).toBe(400);
    expect(await subscribers()).toEqual([]);
  });

  test('the answer never says whether an address is known; its owner is told, and nobody too often', async () => {
    const address = 'known@example.org';
    const answers = [];
    for (let count = 0; count < 5; count += 1) {
      const { status, headers } = await send('/subscribe', { address: count === 1 ? 'KNOWN@example.org' : address });
      answers.push([status, headers.get('location')]);
    }
    expect(new Set(answers.map(String))).toEqual(new Set(['303,/subscribe/sent']));
    await mailTo(address, 3);
    expect(await subscribers()).toMatchObject([{ address, confirmedAt: null }]);
    const other = 'confirmed@example.org';
    await api('POST', '/subscriptions', { kind: 'email', address: other, isConfirmed: true, frequency: 'daily' });
    const again = await send('/subscribe', { address: other, frequency: 'weekly' });
    expect([again.status, again.headers.get('location')]).toEqual([303, '/subscribe/sent']);
    const mail = await mailTo(other, 1);
    expect(mail.parsed.subject).toBe('Your subscription to Example Cloud');
    expect(await subscribers()).toContainEqual(expect.objectContaining({ address: other, frequency: 'daily' }));
    expect(mailsTo(address)).toHaveLength(3);
    const audit = JSON.stringify(await api('GET', '/audit?limit=100'));
    expect(audit).toContain('subscription.sign-up');
    expect(audit).not.toContain('@example.org');
  });

  test('a link that is no link leads nowhere, and following one changes nothing', async () => {
    for (const path of ['/subscriptions/x', `/subscriptions/${'A'.repeat(43)}`, `/unsubscribe/${'A'.repeat(43)}`]) {
      expect((await fetch(`${url}${path}`)).status, path).toBe(404);
      expect((await send(path, {})).status, path).toBe(404);
    }
    const mail = await mailTo('known@example.org', 1);
    const page = await fetch(linkIn(mail));
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect((await subscribers()).find(({ address }) => address === 'known@example.org')?.confirmedAt).toBeNull();
  });

  describe(`in a browser${reason === undefined ? '' : ` (${reason})`}`, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (reason === undefined) browser = await startBrowser();
    });
    afterAll(() => browser?.close());

    async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
      if (browser === undefined) throw new Error('no browser');
      const context = await browser.newContext({ locale: 'en-GB', baseURL: url, ...options });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) complaints.push(`asks ${request.url()}`);
      });
      return { page, complaints };
    }

    async function violations(page: Page): Promise<unknown> {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const found = await new AxeBuilder({ page }).withTags(tags).analyze();
      return found.violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    }

    test.skipIf(reason !== undefined)(
      'a subscriber confirms, is told, chooses anew, and leaves with one click',
      async () => {
        const address = 'anna@example.net';
        const { page, complaints } = await open();
        await page.goto('/');
        await page.getByRole('link', { name: 'Subscribe', exact: true }).click();
        await page.getByLabel('E-mail address').fill(address);
        await page.getByLabel('Incidents only').check();
        await page.getByRole('checkbox', { name: 'Compute <API>' }).check();
        await page.getByRole('button', { name: 'Send me the link' }).click();
        await page.getByRole('heading', { name: 'Please look into your mailbox' }).waitFor();

        const asked = await mailTo(address, 1);
        expect(asked.parsed.subject).toBe('Please confirm: news from Example Cloud');
        expect(asked.parsed.headers.has('list')).toBe(false);
        await page.goto(linkIn(asked));
        await page.getByText(`${address} is to be told what happens here.`).waitFor();
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: 'Confirm' }).click();
        await page.getByText('The address is confirmed.').waitFor();
        expect(await page.getByRole('checkbox', { name: 'Compute <API>' }).isChecked()).toBe(true);
        expect(await page.getByRole('checkbox', { name: 'Network' }).isChecked()).toBe(false);

        const affects = (reference: string) => [{ reference, type, severity: 80 }];
        await make('/incidents', { displayName: 'Links flap', affects: affects(network) });
        const id = await make('/incidents', {
          displayName: 'API is slow',
          description: 'We **look**.',
          affects: affects(compute),
        });
        const told = await mailTo(address, 2);
        expect(told.parsed.subject).toBe('[Example Cloud] Incident: API is slow');
        expect(told.parsed.text).toContain(`${url}/incidents/${id}`);

        await page.getByRole('checkbox', { name: 'Network' }).check();
        await page.getByLabel('Language of the messages').selectOption('de');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Your choice has been saved.').waitFor();
        await make('/incidents', { displayName: 'Kabel defekt', affects: affects(network) });
        expect((await mailTo(address, 3)).parsed.subject).toBe('[Example Cloud] Störung: Kabel defekt');

        // as a mail program does it: no cookie, no origin, no redirect
        const [, oneClick = ''] = /List-Unsubscribe:\s*<([^>]+)>/.exec(told.raw) ?? [];
        const left = await fetch(oneClick, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: 'List-Unsubscribe=One-Click',
          redirect: 'manual',
        });
        expect(left.status).toBe(200);
        expect((await subscribers()).some((one) => one.address === address)).toBe(false);
        expect((await fetch(linkIn(asked))).status).toBe(404);
        expect((await fetch(oneClick, { method: 'POST' })).status).toBe(200);
        await make('/incidents', { displayName: 'Nobody is told', affects: affects(compute) });
        expect(mailsTo(address)).toHaveLength(3);
        expect(complaints).toEqual([]);
      },
    );

    test.skipIf(reason !== undefined).each([
      { width: 320, colorScheme: 'dark', locale: 'de-DE' },
      { width: 360, colorScheme: 'light', locale: 'en-GB' },
      { width: 1280, colorScheme: 'light', locale: 'de-DE' },
      { width: 1280, colorScheme: 'dark', locale: 'en-GB' },
    ] as const)(
      'the pages suit everybody: $width px, $colorScheme, $locale',
      async ({ width, ...options }) => {
        const { page, complaints } = await open({ viewport: { width, height: 800 }, ...options });
        const own = linkIn(await mailTo('confirmed@example.org', 1)).replace(url, '');
        for (const path of ['/subscribe', '/subscribe/sent', '/subscribe/ended', own, '/embed']) {
          await page.goto(path);
          for (const details of await page.locator('summary').all()) await details.click();
          expect(await violations(page), path).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
        }
        expect(complaints).toEqual([]);
      },
      60_000,
    );
  });
});
