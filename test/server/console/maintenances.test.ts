import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole, type ConsoleBench } from './console-bench.ts';

const hour = 3_600_000;
/** Long journeys on a machine that has other things to do. */
const patienceMs = 120_000;

/** What `datetime-local` takes, in the time zone of the page. */
function field(fromNowMs: number): string {
  const parts = new Intl.DateTimeFormat('sv', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(Date.now() + fromNowMs));
  return parts.replace(' ', 'T');
}

const moment = (fromNowMs: number) => new Date(Date.now() + fromNowMs).toISOString();

/** Two components that stand in for each other, and a maintenance on the first, from tomorrow on. */
async function planned({ api }: ConsoleBench, name: string) {
  const group = await api('POST', '/component-groups', { name: `Pair ${name}`, isRedundant: true });
  const add = (displayName: string) => api('POST', '/components', { displayName, groupId: group.id });
  const [one, other] = [await add(`${name} A`), await add(`${name} B`)];
  const type = await api('POST', '/impact-types', { displayName: `Work on ${name}` });
  const plan = (displayName: string, from: number, to: number, component = one.id) =>
    api('POST', '/maintenances', {
      displayName,
      plannedStart: moment(from),
      plannedEnd: moment(to),
      affects: [{ reference: component, type: type.id }],
    });
  return { one, other, plan, first: await plan(`First on ${name}`, 24 * hour, 27 * hour) };
}

async function openStep(page: Page, name: string | RegExp) {
  await page.locator('summary', { hasText: name }).click();
}

withConsole('maintenances in the console', (bench) => {
  browserTest.each([
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])(
    'are planned in spite of a warning, started early, told of, extended and finished: scripts $scripts, $width px',
    async ({ scripts, width }) => {
      const { signIn, url, api } = bench();
      const name = scripts ? 'switch' : 'router';
      await planned(bench(), name);
      const page = await signIn({ javaScriptEnabled: scripts, viewport: { width, height: 800 } });
      const complaints = complaintsOf(page, url);
      await page.goto('/console/maintenances');
      await page.getByRole('link', { name: 'New maintenance', exact: true }).click();
      await page.getByLabel('Title').fill('Second <b>one</b>');
      await page.getByLabel(`${name} B`, { exact: true }).check();
      await page.getByLabel('Type of impact').selectOption({ label: `Work on ${name}` });
      await page.getByLabel('Planned start', { exact: true }).fill(field(25 * hour));
      await page.getByLabel('1 hour', { exact: true }).check();
      await page.getByLabel('Text (optional)').fill('New **disks** <script>alert(1)</script>');
      // with scripts the warning is there while one types, without them the first try is answered with it
      if (!scripts) await page.getByRole('button', { name: 'Plan it', exact: true }).click();
      const warning = page.getByRole('region', { name: 'Think again' });
      await warning.waitFor();
      expect(await warning.innerText()).toContain(`First on ${name}`);
      expect(await warning.innerText()).toContain(`Pair ${name}`);
      expect(await page.getByLabel('1 hour', { exact: true }).isChecked()).toBe(true);
      if (!scripts) await page.getByRole('button', { name: 'Preview' }).click();
      expect(await page.locator('.prose strong').innerText()).toBe('disks');
      if (!scripts) await page.getByRole('button', { name: /^Plan it/ }).click();
      await page.getByRole('button', { name: 'Plan it nevertheless' }).click();
      await page.getByText('Created.').waitFor();
      expect(await page.getByRole('region', { name: 'Conflicts' }).innerText()).toContain(`First on ${name}`);

      await openStep(page, 'Start now');
      await page.getByLabel('What to say').first().fill('We are early.');
      await page.getByRole('button', { name: 'Start now' }).click();
      await page.getByText('We are early.').waitFor();
      const update = page.getByRole('form', { name: 'Post an update' });
      await update.getByLabel('Headline').fill('Half way');
      await update.getByLabel('Text').fill('One disk is in.');
      await update.getByRole('button', { name: 'Post' }).click();
      await page.getByText('One disk is in.').waitFor();
      expect(await update.getByLabel('Headline').inputValue()).toBe('');

      await openStep(page, 'Extend');
      await page.getByLabel('2 hours more').check();
      await page.getByRole('button', { name: /^Extend/ }).click();
      await page.getByText('Maintenance extended').waitFor();
      await openStep(page, 'Finish now');
      await page.getByRole('button', { name: 'Finish now' }).click();
      await page.getByText('Maintenance finished').waitFor();
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const made = await api<{ state: string; plannedStart: string; plannedEnd: string }>('GET', `/maintenances/${id}`);
      expect(made.state).toBe('completed');
      // an hour, and two more
      expect(Date.parse(made.plannedEnd) - Date.parse(made.plannedStart)).toBe(3 * hour);
      expect(await page.getByRole('region', { name: 'Conflicts' }).count()).toBe(0);
      expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
    },
    patienceMs,
  );

  browserTest(
    'two operators at once: a plan that has changed meanwhile is shown, not overwritten',
    async () => {
      const { signIn, api } = bench();
      const { first } = await planned(bench(), 'firewall');
      const page = await signIn();
      await page.goto(`/console/maintenances/${first.id}`);
      await openStep(page, 'Edit the plan');
      await page.getByLabel('Title').fill('mine');
      await api('PATCH', `/incidents/${first.id}`, { displayName: 'theirs' });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toContain('theirs');
      expect(await alert.innerText()).toContain('mine');
      expect(await page.getByLabel('Title').inputValue()).toBe('mine');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      // a step is refused, too, when somebody else was faster
      await openStep(page, 'Cancel the maintenance');
      await page.getByLabel('Reason').fill('No disks.');
      await api('POST', `/maintenances/${first.id}/start`);
      await page.getByRole('button', { name: 'Yes, cancel it' }).click();
      await page.getByRole('alert').waitFor();
      expect(await api<{ state: string }>('GET', `/maintenances/${first.id}`)).toMatchObject({ state: 'running' });
    },
    patienceMs,
  );

  browserTest(
    'what was opened and typed before the scripts have arrived stays when they do',
    async () => {
      const { signIn, api } = bench();
      const { first } = await planned(bench(), 'backup');
      const other = await api('POST', '/impact-types', { displayName: 'Another kind of work' });
      const page = await signIn();
      const late = Promise.withResolvers<undefined>();
      await page.route('**/*.js', async (route) => {
        await late.promise;
        await route.continue();
      });
      await page.goto(`/console/maintenances/${first.id}`, { waitUntil: 'commit' });
      await openStep(page, 'Edit the plan');
      await page.getByLabel('Title').fill('early');
      await page.getByLabel('Type of impact').selectOption(other.id);
      late.resolve(undefined);
      // the palette opens with the scripts alone
      await vi.waitFor(async () => {
        await page.keyboard.press('Control+k');
        expect(await page.locator('dialog[open]').count()).toBe(1);
      }, patienceMs / 4);
      await page.keyboard.press('Escape');
      expect(await page.getByLabel('Title').isVisible()).toBe(true);
      expect(await page.getByLabel('Title').inputValue()).toBe('early');
      expect(await page.getByLabel('Type of impact').inputValue()).toBe(other.id);
    },
    patienceMs,
  );

  browserTest(
    'the calendar shows a month, also the one in which the clocks are put back',
    async () => {
      const { signIn, api } = bench();
      const { one, first } = await planned(bench(), 'storage');
      const type = await api('POST', '/impact-types', { displayName: 'Autumn' });
      await api('POST', '/maintenances', {
        displayName: 'Over the long night',
        plannedStart: '2027-10-30T20:00:00Z',
        plannedEnd: '2027-10-31T23:00:00Z',
        affects: [{ reference: one.id, type: type.id }],
      });
      const page = await signIn({ javaScriptEnabled: false });
      await page.goto('/console/maintenances/calendar?month=2027-10');
      const day = (number: string) =>
        page.locator('td').filter({ has: page.locator(`time[datetime="2027-${number}"]`) });
      expect(await day('10-30').innerText()).toContain('22:00 →');
      // 25 hours and not a minute of November
      expect(await day('10-31').innerText()).toContain('until 00:00');
      await page.getByRole('link', { name: 'Next month: November 2027' }).click();
      expect(await page.getByRole('heading', { name: 'November 2027' }).count()).toBe(1);
      expect(await page.locator('.entry:visible').count()).toBe(0);
      await page.getByRole('link', { name: 'New maintenance on Monday 15 November' }).click();
      expect(await page.getByLabel('Planned start', { exact: true }).inputValue()).toBe('2027-11-15T22:00');
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto('/console/maintenances/calendar?month=2027-10');
      expect(await page.locator('table').isVisible()).toBe(false);
      expect(await page.getByRole('link', { name: /Over the long night/ }).count()).toBe(2);
      await page.goto(`/console/maintenances/${first.id}`);
      expect(await page.getByRole('heading', { name: 'First on storage' }).count()).toBe(1);
    },
    patienceMs,
  );

  browserTest.each([
    { width: 360, colorScheme: 'light', locale: 'de' },
    { width: 360, colorScheme: 'dark', locale: 'en' },
    { width: 1280, colorScheme: 'dark', locale: 'de' },
  ] as const)(
    'their pages suit everybody: $width px, $colorScheme, $locale',
    async ({ width, colorScheme, locale }) => {
      const { signIn } = bench();
      const { first, other, plan } = await planned(bench(), 'x'.repeat(300) + colorScheme + locale + String(width));
      await plan('y'.repeat(1000), 25 * hour, 75 * hour, other.id);
      const page = await signIn({ viewport: { width, height: 800 }, colorScheme, locale });
      for (const path of ['', '?view=past', '/calendar', '/new', `/${first.id}`]) {
        await page.goto(`/console/maintenances${path}`);
        await page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true");
        await expectNoBarrier(page);
      }
    },
    patienceMs,
  );

  browserTest('who may only read is offered nothing to change', async () => {
    const { signIn } = bench();
    const { first } = await planned(bench(), 'dns');
    const page = await signIn({ role: 'reader' });
    await page.goto('/console/maintenances');
    expect(await page.getByRole('link', { name: 'New maintenance' }).count()).toBe(0);
    await page.goto(`/console/maintenances/${first.id}`);
    expect(await page.locator('main form').count()).toBe(0);
  });
});
