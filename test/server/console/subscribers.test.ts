import { expect } from 'vitest';
import { startReceiver } from '../../../packages/server/src/deliveries/testing/receiver.ts';
import { browserTest, complaintsOf, expectNoBarrier, withConsole } from './console-bench.ts';

const texts = {
  en: {
    address: 'E-mail address',
    about: 'What about',
    maintenances: 'Maintenance only',
    frequency: 'When',
    daily: 'Each day at 8:00',
    weekly: 'Each Monday at 8:00, if something happened',
    create: 'Create',
    created: 'Created.',
    save: 'Save',
    saved: 'Saved.',
    noMailbox: 'This must be an e-mail address',
  },
  de: {
    address: 'E-Mail-Adresse',
    about: 'Worüber',
    maintenances: 'Nur Wartungen',
    frequency: 'Wann',
    daily: 'Täglich um 8:00',
    weekly: 'Montags um 8:00, wenn etwas geschehen ist',
    create: 'Anlegen',
    created: 'Angelegt.',
    save: 'Speichern',
    saved: 'Gespeichert.',
    noMailbox: 'Das muss eine E-Mail-Adresse sein',
  },
} as const;

withConsole(
  'subscribers in the console',
  (bench) => {
    browserTest.each([
      { scripts: true, width: 1280 },
      { scripts: false, width: 360 },
    ])(
      'a webhook is told, tried again by hand, changed and deleted: scripts $scripts',
      async ({ scripts, width }) => {
        // it is gone at first, and then it is there
        await using receiver = await startReceiver((response, count) => {
          response.writeHead(count === 1 ? 410 : 200).end('<b>gone</b>');
        });
        const { signIn, api, url } = bench();
        const page = await signIn({ javaScriptEnabled: scripts, viewport: { width, height: 800 } });
        const complaints = complaintsOf(page, url);
        await page.goto('/console/subscribers');
        await page.getByRole('link', { name: 'New subscriber' }).click();
        await page.getByRole('link', { name: 'Webhook' }).click();
        await page.getByLabel('Address of the hook').fill('https://me:secret@hooks.example.com/');
        await page.getByLabel('Incidents: everything').check();
        await page.getByRole('button', { name: 'Create' }).click();
        await page.getByRole('alert').waitFor();
        // nothing has to be entered again but what was wrong
        expect(await page.getByLabel('Incidents: everything').isChecked()).toBe(true);
        await page.getByLabel('Address of the hook').fill(receiver.url);
        await page.getByRole('button', { name: 'Create' }).click();
        const secret = page.getByLabel('The secret of this webhook');
        await secret.waitFor();
        expect(await secret.inputValue()).toMatch(/^whsec_/);
        await page.getByRole('link', { name: 'Subscribers' }).last().click();
        await page.getByRole('heading', { name: receiver.url }).waitFor();
        expect(await page.content()).not.toContain('whsec_');

        await api('POST', '/incidents', { displayName: 'Disks are slow' });
        await receiver.received(1);
        await page.goto('/console/deliveries?state=failed');
        await expect
          .poll(
            async () => {
              await page.reload();
              return page.getByRole('button', { name: 'Try again now' }).count();
            },
            { timeout: 15_000, interval: 500 },
          )
          .toBe(1);
        expect(await page.getByText('answered 410: <b>gone</b>').count()).toBe(1);
        await page.getByRole('button', { name: 'Try again now' }).click();
        await page.getByText('It is tried again.').waitFor();
        await receiver.received(2);
        await page.goto('/console/subscribers');
        await page.getByRole('link', { name: receiver.url }).click();
        await page.getByRole('heading', { name: receiver.url }).waitFor();
        await expect
          .poll(
            async () => {
              await page.reload();
              return page.locator('.tag.delivered').count();
            },
            { timeout: 15_000, interval: 500 },
          )
          .toBe(1);

        await page.getByLabel('Incidents: everything').uncheck();
        await page.getByLabel('started').check();
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Saved.').waitFor();
        const id = page.url().replace(/^.*\/|\?.*$/g, '');
        expect(await api('GET', `/subscriptions/${id}`)).toMatchObject({ events: ['maintenance.started'] });
        await page.getByText('Switch off …').click();
        await page.getByRole('button', { name: 'Switch off' }).click();
        await page.getByRole('button', { name: 'Switch on' }).waitFor();
        await page.getByRole('button', { name: 'Switch on' }).click();
        await page.getByText('Switch off …').waitFor();
        await page.getByText('Delete …').click();
        await page.getByRole('button', { name: 'Yes, delete it' }).click();
        await page.getByText('Deleted.').waitFor();
        expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
      },
      60_000,
    );

    browserTest.each([
      { scripts: true, locale: 'en' },
      { scripts: false, locale: 'de' },
    ])(
      'a mailbox has a topic and a digest, chosen in the form: scripts $scripts, $locale',
      async ({ scripts, locale }) => {
        const { signIn, api, url } = bench();
        const words = texts[locale === 'de' ? 'de' : 'en'];
        const page = await signIn({ javaScriptEnabled: scripts, locale, viewport: { width: 360, height: 800 } });
        const complaints = complaintsOf(page, url);
        await page.goto('/console/subscribers/new?kind=email');
        await page.getByLabel(words.address).fill('no mailbox@');
        // what the browser would refuse by itself is to come to the server
        await page.locator('form').evaluateAll((forms: { noValidate: boolean }[]) => {
          for (const form of forms) form.noValidate = true;
        });
        expect(await page.getByLabel(words.about).inputValue()).toBe('');
        expect(await page.getByLabel(words.frequency).inputValue()).toBe('immediate');
        await page.getByLabel(words.about).selectOption({ label: words.maintenances });
        await page.getByLabel(words.frequency).selectOption({ label: words.weekly });
        await page.getByRole('button', { name: words.create }).click();
        await page.getByText(words.noMailbox).first().waitFor();
        // what was chosen stays
        expect(await page.getByLabel(words.about).inputValue()).toBe('maintenances');
        expect(await page.getByLabel(words.frequency).inputValue()).toBe('weekly');
        await page.getByLabel(words.address).fill(`anna-${locale}@example.org`);
        await page.getByRole('button', { name: words.create }).click();
        await page.getByText(words.created).waitFor();
        const id = page.url().replace(/^.*\/|\?.*$/g, '');
        expect(await api('GET', `/subscriptions/${id}`)).toMatchObject({ about: 'maintenances', frequency: 'weekly' });
        await page.getByLabel(words.about).selectOption('');
        await page.getByLabel(words.frequency).selectOption('daily');
        await page.getByRole('button', { name: words.save }).click();
        await page.getByText(words.saved).waitFor();
        expect(await api('GET', `/subscriptions/${id}`)).toMatchObject({ about: null, frequency: 'daily' });
        await page.goto('/console/subscribers');
        expect(await page.getByRole('row', { name: `anna-${locale}` }).textContent()).toContain(words.daily);

        // what another operator has chosen meanwhile is not overwritten
        await page.goto(`/console/subscribers/${id}`);
        await api('PATCH', `/subscriptions/${id}`, { frequency: 'weekly' });
        await page.getByLabel(words.about).selectOption('incidents');
        await page.getByRole('button', { name: words.save }).click();
        const alert = page.getByRole('alert');
        await alert.waitFor();
        expect(await api('GET', `/subscriptions/${id}`)).toMatchObject({ about: null, frequency: 'weekly' });
        // axe is a script itself
        if (scripts) await expectNoBarrier(page);
        expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
        await api('DELETE', `/subscriptions/${id}`);
      },
      60_000,
    );

    browserTest('a room of Matrix keeps its token when the form is saved without one', async () => {
      const { signIn, api } = bench();
      const page = await signIn();
      await page.goto('/console/subscribers/new?kind=matrix');
      await page.getByLabel('Address of the server').fill('https://matrix.example.com');
      await page.getByLabel('Room', { exact: true }).fill('!abc:example.com');
      await page.getByLabel('Access token of the bot').fill('syt_secret');
      // what is typed is kept for whoever comes back, secrets are not
      page.once('dialog', (dialog) => void dialog.accept());
      await page.getByRole('link', { name: 'Cancel' }).click();
      await page.waitForURL('**/console/subscribers');
      expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain('syt_secret');
      await page.goBack();
      await expect.poll(() => page.getByLabel('Room', { exact: true }).inputValue()).toBe('!abc:example.com');
      expect(await page.getByLabel('Access token of the bot').inputValue()).toBe('');
      await page.getByLabel('Access token of the bot').fill('syt_secret');
      await page.getByLabel('Language of the messages').selectOption('de');
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('Created.').waitFor();
      expect(await page.content()).not.toContain('syt_secret');
      await page.getByLabel('Room', { exact: true }).fill('!def:example.com');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      const id = page.url().replace(/^.*\/|\?.*$/g, '');
      expect(await api('GET', `/subscriptions/${id}`)).toMatchObject({ room: '!def:example.com', language: 'de' });

      // another server is not sent the token of this one
      await page.getByLabel('Address of the server').fill('https://matrix.example.net');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('The address leads to another server').first().waitFor();
      expect(await page.getByLabel('Address of the server').inputValue()).toBe('https://matrix.example.net');
      expect(await page.getByLabel('Access token of the bot').getAttribute('aria-invalid')).toBe('true');
      await page.getByLabel('Access token of the bot').fill('syt_of_the_other');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      expect(await api('GET', `/subscriptions/${id}`)).toMatchObject({ address: 'https://matrix.example.net' });

      // what two operators choose at once is shown as texts
      await api('PATCH', `/subscriptions/${id}`, { events: ['maintenance'] });
      await page.getByLabel('Incidents: everything').check();
      await page.getByRole('button', { name: 'Save' }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.locator('dd').allTextContents()).toEqual(['maintenance', 'incident']);
      await api('DELETE', `/subscriptions/${id}`);
    });

    browserTest.each([
      { width: 360, colorScheme: 'light', locale: 'de' },
      { width: 1280, colorScheme: 'dark', locale: 'en' },
    ] as const)(
      'their pages suit everybody: $width px, $colorScheme, $locale',
      async (look) => {
        const { signIn, api } = bench();
        const address = `https://hooks.example.com/${'x'.repeat(500)}`;
        const { id } = await api('POST', '/subscriptions', { kind: 'slack', address });
        const page = await signIn({ ...look, viewport: { width: look.width, height: 800 } });
        const paths = ['', '/new', '/new?kind=slack', '/new?kind=email', `/${id}`].map(
          (path) => `/console/subscribers${path}`,
        );
        for (const path of [...paths, '/console/deliveries', '/console/deliveries?state=failed']) {
          await page.goto(path);
          await expectNoBarrier(page);
        }
        await api('DELETE', `/subscriptions/${id}`);
      },
      90_000,
    );

    browserTest('readers see neither subscribers nor deliveries', async () => {
      const page = await bench().signIn({ role: 'reader' });
      await page.goto('/console/groups');
      expect(await page.locator('nav a[href="/console/subscribers"]').count()).toBe(0);
      for (const path of ['/console/subscribers', '/console/subscribers/new', '/console/deliveries']) {
        const answer = await page.goto(path);
        expect([path, answer?.status()]).toEqual([path, 403]);
      }
    });
  },
  {
    SCS_DELIVERIES_ALLOW_PRIVATE_NETWORKS: 'true',
    // nobody is there: that mail may be sent is enough
    SCS_MAIL_HOST: '127.0.0.1',
    SCS_MAIL_PORT: '9',
    SCS_MAIL_FROM: 'status@example.com',
  },
);
