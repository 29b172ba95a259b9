import type { Page } from 'playwright-core';
import { beforeAll, expect, vi } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole, type ConsoleBench } from './console-bench.ts';

interface Incident {
  id: string;
  version: number;
  displayName: string;
  description: string | null;
  state: string;
  beganAt: string;
  phase: { name: string };
  affects: { reference: string; type: string; severity: number | null }[];
}

const names = ['operational', 'limited', 'broken'];
const colours = ['#50c3a5', '#f5b041', '#e4572e'];

/** What a page has when it is in use. */
async function furnish({ api }: ConsoleBench) {
  // severities and impact types come with an empty page
  const { data: severities } = await api<{ data: { id: string; value: number }[] }>('GET', '/severities');
  for (const [index, { id }] of severities.entries()) {
    await api('PATCH', `/severities/${id}`, { displayName: names[index], colour: colours[index] });
  }
  const { generation } = await api<{ generation: number }>('POST', '/phases', {
    phases: ['Investigating', 'Monitoring', 'Resolved'],
  });
  const types = await api<{ data: { id: string }[] }>('GET', '/impact-types');
  const [type = { id: '' }, slow = { id: '' }] = types.data;
  const group = await api('POST', '/component-groups', { name: 'Region north' });
  const compute = await api('POST', '/components', { displayName: 'Compute', groupId: group.id });
  const network = await api('POST', '/components', { displayName: 'Network', groupId: group.id });
  const identity = await api('POST', '/components', { displayName: 'Identity' });
  const template = await api('POST', '/templates', {
    name: 'Sign-in fails',
    content: {
      displayName: 'Nobody can sign in',
      description: 'We are **looking** into it.',
      phase: { generation, order: 0 },
      affects: [{ reference: identity.id, type: type.id, severity: 100 }],
    },
  });
  return { type: type.id, slow: slow.id, compute: compute.id, network: network.id, identity: identity.id, template };
}

// the machine may be busy with other things
vi.setConfig({ testTimeout: 60_000 });

withConsole('incidents in the console', (bench) => {
  let made: Awaited<ReturnType<typeof furnish>>;
  beforeAll(async () => {
    made = await furnish(bench());
  });
  const idOf = (page: Page) => /incidents\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const open = (body: object = {}) =>
    bench().api<Incident>('POST', '/incidents', {
      displayName: 'Down',
      affects: [{ reference: made.compute, type: made.type, severity: 100 }],
      ...body,
    });
  const read = (id: string) => bench().api<Incident>('GET', `/incidents/${id}`);

  browserTest.each([
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])('from a template to the public page in three clicks: scripts $scripts, $width px', async ({ scripts, width }) => {
    const { signIn, url } = bench();
    const page = await signIn({ javaScriptEnabled: scripts, viewport: { width, height: 740 } });
    const complaints = complaintsOf(page, url);
    await page.goto('/console');
    await page.getByRole('link', { name: 'New incident' }).click();
    await page.getByRole('button', { name: 'Sign-in fails' }).click();
    await page.getByText('From a template: Sign-in fails').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published.', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    const stranger = await fetch(`${url}/incidents/${idOf(page)}`);
    const html = await stranger.text();
    for (const part of ['Nobody can sign in', '<strong>looking</strong>', 'Identity', 'Investigating']) {
      expect(html).toContain(part);
    }
  });

  browserTest(
    'with the thumb: five steps on a phone, each large enough, and publishing is always in reach',
    async () => {
      const { signIn } = bench();
      const page = await signIn({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
      await page.goto('/console');
      let steps = 0;
      const tap = async (name: string, role: 'link' | 'button' | 'checkbox' | 'radio') => {
        const target = page.getByRole(role, { name, exact: role !== 'radio' });
        // of a choice, all of its label
        const area = role === 'checkbox' || role === 'radio' ? target.locator('xpath=ancestor::label') : target;
        const box = await area.boundingBox();
        expect(Math.min(box?.height ?? 0, box?.width ?? 0), name).toBeGreaterThanOrEqual(44);
        await area.tap();
        steps += 1;
      };
      await tap('New incident', 'link');
      const publish = page.getByRole('button', { name: 'Publish', exact: true });
      await publish.waitFor();
      const box = await publish.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
      await page.getByLabel('Title').fill('Servers do not start');
      steps += 1;
      await tap('Compute', 'checkbox');
      await tap('broken', 'radio');
      await tap('Publish', 'button');
      await page.getByText('Published.', { exact: true }).waitFor();
      expect(steps).toBe(5);
      expect(await read(idOf(page))).toMatchObject({
        displayName: 'Servers do not start',
        state: 'open',
        phase: { name: 'Investigating' },
        affects: [{ reference: made.compute, type: made.type, severity: 100 }],
      });
    },
  );

  browserTest.each([
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])(
    'the life of one: draft, published, updated, ended, reopened, deleted: scripts $scripts',
    async ({ scripts, width }) => {
      const { signIn, url } = bench();
      const page = await signIn({ javaScriptEnabled: scripts, viewport: { width, height: 800 } });
      const complaints = complaintsOf(page, url);
      const publicPage = async (id: string) => (await fetch(`${url}/incidents/${id}`)).text();
      await page.goto('/console/incidents/new');
      await page.getByLabel('Title').fill('Slow <i>disks</i>');
      await page.getByRole('checkbox', { name: 'Compute' }).check();
      await page.getByRole('checkbox', { name: 'Network' }).check();
      // a number of its own, without choosing "exactly"
      await page.getByLabel('Severity from 1 to 100').first().fill('50');
      await page.getByLabel('Text (optional)').fill('**Slow** <script>alert(1)</script>');
      await page.getByRole('button', { name: 'Preview' }).click();
      const preview = page.getByRole('region', { name: 'Preview' });
      await preview.waitFor();
      expect(await preview.innerHTML()).toContain('<strong>Slow</strong>');
      expect(await preview.locator('script').count()).toBe(0);
      // the preview keeps what was entered
      expect(await page.getByRole('checkbox', { name: 'Network' }).isChecked()).toBe(true);
      expect(await page.getByLabel('Severity from 1 to 100').first().inputValue()).toBe('50');
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByText('Saved as a draft.').waitFor();
      const id = idOf(page);
      expect((await read(id)).affects.map(({ severity }) => severity)).toEqual([50, 50]);
      expect(await page.getByText('Draft: only operators see this').count()).toBe(1);
      expect((await fetch(`${url}/incidents/${id}`)).status).toBe(404);

      await page.getByRole('button', { name: 'Publish the draft' }).click();
      await page.getByText('Published.', { exact: true }).waitFor();
      expect(await publicPage(id)).toContain('Slow &lt;i>disks&lt;/i>');

      await page.getByLabel('What is new?').fill('New disks are in.');
      await page.getByLabel('Phase from now on').selectOption({ label: 'Monitoring' });
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await page.getByText('Posted.').waitFor();
      expect(await page.getByLabel('What is new?').inputValue()).toBe('');
      expect(await publicPage(id)).toContain('New disks are in.');
      expect(await read(id)).toMatchObject({ phase: { name: 'Monitoring' }, state: 'open' });

      await page.getByRole('link', { name: 'Edit the update' }).click();
      await page.getByLabel('Text', { exact: true }).fill('New disks are in place.');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved.').waitFor();
      expect(await publicPage(id)).toContain('New disks are in place.');

      await page.getByLabel('What is new?').fill('All is well.');
      await page.getByLabel(/It is over/).check();
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await page.getByText('Ended.').waitFor();
      expect(await read(id)).toMatchObject({ phase: { name: 'Resolved' }, state: 'ended' });

      await page.getByRole('button', { name: 'Reopen' }).click();
      await page.getByText('Reopened.').waitFor();
      await page.getByRole('button', { name: 'End it now' }).click();
      await page.getByText('Ended.').waitFor();
      await page.getByText('Who changed what').click();
      const history = page.getByRole('table');
      for (const done of ['drafted it', 'published the draft', 'posted update 0', 'reopened it', 'changed it: end']) {
        expect(await history.innerText()).toContain(done);
      }

      await page.getByText('Delete …').click();
      await page.getByRole('button', { name: 'Yes, delete it' }).click();
      await page.getByText('Deleted.').waitFor();
      expect((await fetch(`${url}/incidents/${id}`)).status).toBe(404);
      expect(complaints).toEqual([]);
    },
  );

  browserTest('the severity is named as it is chosen, by its name, its number or the slider', async () => {
    const { signIn } = bench();
    const page = await signIn();
    await page.goto('/console/incidents/new');
    const slider = page.getByRole('slider');
    await slider.waitFor();
    const result = page.getByText('So it is');
    const radio = (name: string) => page.getByRole('radio', { name }).first();
    await radio('limited').check();
    expect([await slider.inputValue(), await result.innerText()]).toEqual(['66', expect.stringContaining('limited')]);
    await page.getByLabel('Severity from 1 to 100').first().fill('70');
    expect(await radio('exactly').isChecked()).toBe(true);
    expect([await slider.inputValue(), await result.innerText()]).toEqual(['70', expect.stringContaining('broken')]);
    expect(await result.locator('rect').first().getAttribute('fill')).toBe(colours[2]);
    await slider.fill('33');
    expect(await radio('operational').isChecked()).toBe(true);
    // each in its own way
    await page.getByRole('checkbox', { name: 'Compute' }).check();
    await page.getByRole('checkbox', { name: 'Network' }).check();
    await page.getByText('Rate components differently').click();
    const network = page.getByRole('region', { name: 'Network' });
    await network.getByRole('radio', { name: 'broken' }).check();
    await network.getByLabel('Impact type').selectOption({ label: 'Performance' });
    await page.getByLabel('Title').fill('In two ways');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published.', { exact: true }).waitFor();
    expect((await read(idOf(page))).affects).toEqual([
      { reference: made.compute, type: made.type, severity: 33 },
      { reference: made.network, type: made.slow, severity: 100 },
    ]);
  });

  browserTest.each([{ scripts: true }, { scripts: false }])(
    'what is refused keeps what was entered, by the form and by the API: scripts $scripts',
    async ({ scripts }) => {
      const { signIn } = bench();
      const page = await signIn({ javaScriptEnabled: scripts });
      await page.goto('/console/incidents/new');
      await page.getByLabel('Title').fill('Half');
      await page.getByRole('checkbox', { name: 'Network' }).check();
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      expect(await page.getByRole('alert').innerText()).toContain('Choose how badly.');
      await page.getByRole('radio', { name: 'broken' }).first().check();
      // what is wrong is not in there: it stays shut
      expect(await page.getByLabel('Began').isVisible()).toBe(false);
      await page.locator('summary', { hasText: 'Phase, times' }).click();
      await page.getByLabel('Began').fill('2026-01-02T10:00');
      await page.getByLabel('Ended').fill('2026-01-01T10:00');
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page
        .getByText(/must not be before the beginning/)
        .first()
        .waitFor();
      expect(await page.getByLabel('Title').inputValue()).toBe('Half');
      expect(await page.getByLabel('Ended').inputValue()).toBe('2026-01-01T10:00');
      expect(await page.getByLabel('Ended').getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByRole('radio', { name: 'broken' }).first().isChecked()).toBe(true);
      await page.getByLabel('Ended').fill('2026-01-02T11:00');
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByText('Published.', { exact: true }).waitFor();
      await page.waitForURL('**/incidents/*done=published');
      expect(await read(idOf(page))).toMatchObject({ state: 'ended', beganAt: '2026-01-02T09:00:00Z' });
    },
  );

  browserTest(
    'what was not touched stays: seconds, two impacts on a component, one that nobody rated, an old phase',
    async () => {
      const { signIn, api } = bench();
      const affects = [
        { reference: made.compute, type: made.type, severity: 80 },
        { reference: made.compute, type: made.slow, severity: null },
      ];
      const { id } = await open({ beganAt: '2026-01-01T10:00:37.5Z', affects });
      const page = await signIn();
      await page.goto(`/console/incidents/${id}/edit`);
      await page.getByLabel('Title').fill('Renamed');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      expect(await read(id)).toMatchObject({ displayName: 'Renamed', beganAt: '2026-01-01T10:00:37.5Z', affects });
      const { data } = await api<{ data: { changed: string[] }[] }>('GET', `/incidents/${id}/history`);
      expect(data.at(-1)?.changed).toEqual(['displayName']);
    },
  );

  browserTest('two operators at once: each sees what the other has done', async () => {
    const { signIn, api } = bench();
    const { id } = await open({ description: 'old' });
    const page = await signIn();
    await page.goto(`/console/incidents/${id}/edit`);
    await api('PATCH', `/incidents/${id}`, {
      description: 'theirs',
      affects: [{ reference: made.network, type: made.type, severity: 100 }],
    });
    // the impacts are not touched: what the other one has made of them stays
    await page.getByLabel('Text (optional)').fill('mine');
    await page.getByRole('button', { name: 'Save' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    for (const part of ['theirs', 'mine', 'Taken over', 'Network: Unavailable, broken (100)']) {
      expect(await alert.innerText()).toContain(part);
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await read(id)).toMatchObject({ description: 'mine', affects: [{ reference: made.network }] });

    await page.getByLabel('What is new?').fill('We know nothing yet.');
    await api('POST', `/incidents/${id}/updates`, { description: 'It is the fuse.' });
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await alert.waitFor();
    expect(await alert.innerText()).toContain('It is the fuse.');
    expect(await page.getByLabel('What is new?').inputValue()).toBe('We know nothing yet.');
    await page.getByLabel('What is new?').fill('The fuse is replaced.');
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByText('Posted.').waitFor();
    const { updates } = await api<{ updates: { description: string }[] }>('GET', `/incidents/${id}`);
    expect(updates.map(({ description }) => description)).toEqual(['It is the fuse.', 'The fuse is replaced.']);
  });

  browserTest('the list is filtered, and machines write drafts that say where they come from', async () => {
    const { signIn, api, url } = bench();
    const { token } = await api<{ token: string }>('POST', '/tokens', {
      name: 'probe-7',
      role: 'reporter',
      expiresAt: null,
    });
    await fetch(`${url}/api/v1/incidents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ displayName: 'A probe saw something', isDraft: true }),
    });
    const page = await signIn();
    await page.goto('/console');
    await page.getByText('by probe-7').waitFor();
    await page.goto('/console/incidents');
    await page.getByLabel('State').selectOption({ label: 'drafts' });
    await page.getByLabel('Search').fill('PROBE');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('link', { name: 'A probe saw something' }).click();
    await page.getByText('Drafted by the program with the token “probe-7”').waitFor();
  });

  browserTest('what a role may not do is not offered', async () => {
    const { signIn } = bench();
    const { id } = await open();
    const page = await signIn({ role: 'reader' });
    await page.goto(`/console/incidents/${id}`);
    expect(await page.locator('main form').count()).toBe(0);
    await page.goto('/console/incidents/new');
    expect(await page.getByText('Your role may not write incidents.').count()).toBe(1);
    await page.goto('/console');
    expect(await page.getByRole('link', { name: 'New incident' }).count()).toBe(0);
  });

  browserTest('templates are made, changed, used and deleted', async () => {
    const { signIn } = bench();
    const page = await signIn();
    await page.goto('/console/templates');
    await page.getByRole('link', { name: 'New template' }).click();
    await page.getByLabel('Name of the template').fill('Sign-in fails');
    await page.getByLabel('Title').fill('Disks are slow');
    await page.getByRole('checkbox', { name: 'Compute' }).check();
    await page.getByRole('radio', { name: 'limited' }).check();
    await page.getByRole('button', { name: 'Create' }).click();
    // the name is taken
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Name of the template').fill('Slow disks');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Created.').waitFor();
    await page.getByRole('link', { name: 'Slow disks', exact: true }).click();
    await page.getByLabel('Text (optional)').fill('We know.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('link', { name: 'Use it Slow disks' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Disks are slow');
    expect(await page.getByLabel('Text (optional)').inputValue()).toBe('We know.');
    expect(await page.getByRole('radio', { name: 'limited' }).isChecked()).toBe(true);
    await page.goto('/console/templates');
    await page.getByRole('link', { name: 'Slow disks', exact: true }).click();
    await page.getByText('Delete …').click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText('Deleted.').waitFor();
  });

  browserTest.each([
    { width: 360, colorScheme: 'light', locale: 'de' },
    { width: 360, colorScheme: 'dark', locale: 'en' },
    { width: 1280, colorScheme: 'dark', locale: 'de' },
  ] as const)(
    'their pages suit everybody: $width px, $colorScheme, $locale',
    async ({ width, colorScheme, locale }) => {
      const { signIn, api } = bench();
      const { id } = await open({ displayName: 'x'.repeat(500), description: '| a |\n| - |\n| b |', isDraft: true });
      const old = await open({ beganAt: '2026-01-01T10:00:00Z' });
      await api('POST', `/incidents/${old.id}/updates`, { displayName: 'An update', description: '`code`' });
      const page = await signIn({ viewport: { width, height: 800 }, colorScheme, locale });
      const { template } = made;
      const paths = [
        '',
        '/incidents',
        `/incidents/new?template=${template.id}`,
        `/incidents/${id}`,
        `/incidents/${old.id}`,
      ];
      const more = [
        `/incidents/${id}/edit`,
        `/incidents/${old.id}/updates/0`,
        '/templates',
        `/templates/${template.id}`,
      ];
      for (const path of [...paths, ...more]) {
        await page.goto(`/console${path}`);
        await page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
        await expectNoBarrier(page);
      }
    },
  );
});

withConsole('the overview of the console', (bench) => {
  browserTest('tells what the page lacks, that nothing needs attention, and then what does', async () => {
    const { signIn, api } = bench();
    const page = await signIn();
    await page.goto('/console');
    const lacks = page.getByRole('region', { name: 'First steps' });
    expect(await lacks.getByRole('link', { name: 'Add' }).count()).toBe(2);
    expect(await page.getByText('Nothing needs attention').count()).toBe(1);
    const made = await furnish(bench());
    await page.reload();
    expect(await lacks.count()).toBe(0);
    expect(await page.getByText('All 3 work.').count()).toBe(1);
    const impact = { reference: made.compute, type: made.type };
    await api('POST', '/incidents', {
      displayName: 'Forgotten',
      beganAt: new Date(Date.now() - 5 * 3_600_000).toISOString(),
      affects: [{ ...impact, severity: 100 }],
    });
    await api('POST', '/incidents', { displayName: 'Fresh', affects: [{ ...impact, severity: 66 }] });
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
    const plan = { plannedStart: hours(24), plannedEnd: hours(25), affects: [impact] };
    const { id } = await api('POST', '/maintenances', { displayName: 'New switches', ...plan });
    await api('POST', '/maintenances', {
      displayName: 'Far away',
      ...plan,
      plannedStart: hours(60),
      plannedEnd: hours(61),
    });
    await page.reload();
    const incidents = page.getByRole('region', { name: 'Open incidents' }).getByRole('listitem');
    expect(await incidents.first().innerText()).toMatch(/Forgotten[^]*No update for 5 hours/);
    expect(await incidents.nth(1).innerText()).not.toContain('No update for');
    const maintenances = page.getByRole('region', { name: 'Maintenances' });
    expect(await maintenances.getByRole('link', { name: 'New switches' }).getAttribute('href')).toContain(id);
    expect(await maintenances.getByText('Far away').count()).toBe(0);
    expect(await page.getByRole('region', { name: 'Components' }).innerText()).toContain('2 more work.');
    await expectNoBarrier(page);
  });

  browserTest.each([{ scripts: true }, { scripts: false }])(
    'of many components, those are found that are looked for, and what is chosen stays: scripts $scripts',
    async ({ scripts }) => {
      const { signIn, api } = bench();
      const group = await api('POST', '/component-groups', { name: `Region ${String(scripts)}` });
      for (let index = 1; index <= 13; index += 1) {
        await api('POST', '/components', {
          displayName: `Host ${String(index)} ${String(scripts)}`,
          groupId: group.id,
        });
      }
      const page = await signIn({ javaScriptEnabled: scripts });
      await page.goto('/console/incidents/new');
      const find = async (text: string) => {
        await page.getByLabel('Find components').fill(text);
        if (!scripts) await page.getByRole('button', { name: 'Find', exact: true }).click();
        // with scripts, the list follows what is typed, and the form is not sent
        else await page.getByLabel('Find components').press('Enter');
      };
      const shown = () => page.locator('input[name=component]:visible').count();
      if (scripts) await page.getByRole('button', { name: 'Find', exact: true }).waitFor({ state: 'detached' });
      await find(`HOST 7 ${String(scripts)}`);
      await page.getByRole('checkbox', { name: 'Host 7' }).check();
      expect(await shown()).toBe(1);
      await find(`host 12 ${String(scripts)}`);
      await page.getByRole('checkbox', { name: 'Host 12' }).check();
      expect(await page.getByRole('checkbox', { name: 'Host 7' }).isChecked()).toBe(true);
      expect(await shown()).toBe(2);
      await page.getByRole('radio', { name: 'broken' }).first().check();
      await page.getByLabel('Title').fill('Two hosts');
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByText('Published.', { exact: true }).waitFor();
      expect(await page.getByRole('link', { name: 'Host' }).count()).toBe(2);
    },
  );
});
