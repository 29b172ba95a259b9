import { expect } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole } from './console-bench.ts';

const failedLoads = (text: string) => text.startsWith('Failed to load resource');

withConsole('groups, severities, phases and impact types in the console', (bench) => {
  browserTest.each([
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])('groups are made, put in order, changed and deleted: scripts $scripts, $width px', async ({ scripts, width }) => {
    const { signIn, api, url } = bench();
    const page = await signIn({ javaScriptEnabled: scripts, viewport: { width, height: 800 } });
    const complaints = complaintsOf(page, url);
    const [first, second] = [`North ${String(width)}`, `South <i>${String(width)}</i>`];
    await page.goto('/console/groups');
    for (const name of [first, second]) {
      await page.getByRole('link', { name: 'New group' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByText('Created.').waitFor();
    }
    const names = async () => (await page.locator('tbody a[href^="/console/groups/"]').allTextContents()).slice(-2);
    expect(await names()).toEqual([first, second]);
    await page.getByRole('button', { name: `Move “${second}” up` }).click();
    await page.getByText('Saved.').waitFor();
    expect(await names()).toEqual([second, first]);

    await page.getByRole('link', { name: second }).click();
    await page.getByLabel('Redundancy').selectOption('redundant');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.getByLabel('Redundancy').inputValue()).toBe('redundant');
    // a group that is not empty says why it cannot go
    const id = page.url().replace(/^.*\/|\?.*$/g, '');
    const member = await api('POST', '/components', { displayName: 'Compute', groupId: id });
    await page.reload();
    expect(await page.getByText('This group can be deleted once').count()).toBe(1);
    expect(await page.getByText('Delete …').count()).toBe(0);
    await api('DELETE', `/components/${member.id}`);
    await page.reload();
    await page.getByText('Delete …').click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText('Deleted.').waitFor();
    expect(await page.getByRole('link', { name: second }).count()).toBe(0);
    expect(complaints.filter((text) => !failedLoads(text))).toEqual([]);
  });

  browserTest('several components are moved to a group at once, unless somebody has changed one', async () => {
    const { signIn, api } = bench();
    const group = await api('POST', '/component-groups', { name: 'Target' });
    const ids: string[] = [];
    for (const displayName of ['Bulk one', 'Bulk two']) {
      ids.push((await api('POST', '/components', { displayName })).id);
    }
    const page = await signIn();
    const move = async () => {
      await page.getByLabel('Choose “Bulk one”').check();
      await page.getByLabel('Choose “Bulk two”').check();
      await page.locator('#bulk').getByLabel('Group').selectOption({ label: 'Target' });
      await page.getByRole('button', { name: 'Change the chosen ones' }).click();
    };
    await page.goto('/console/components?text=Bulk');
    await api('PATCH', `/components/${ids[0] ?? ''}`, { description: 'theirs' });
    await move();
    expect(await page.getByRole('alert').innerText()).toContain('Somebody else has changed it meanwhile');
    await page.goto('/console/components?text=Bulk');
    await move();
    await page.getByText('Saved.').waitFor();
    for (const id of ids) expect(await api('GET', `/components/${id}`)).toMatchObject({ groupId: group.id });
  });

  browserTest('severities are a ladder that warns of its gap', async () => {
    const { signIn, api } = bench();
    // those that every page begins with
    const { data } = await api<{ data: { id: string }[] }>('GET', '/severities');
    for (const { id } of data) await api('DELETE', `/severities/${id}`);
    const page = await signIn({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto('/console/severities');
    const add = async (name: string, value: string) => {
      await page.getByRole('link', { name: 'New severity' }).click();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('Value', { exact: true }).fill(value);
      await page.getByRole('button', { name: 'Create' }).click();
    };
    await add('limited', '60');
    await page.getByText('Created.').waitFor();
    expect(await page.getByText('Nothing reaches from 61 to 100').count()).toBe(1);
    await add('limited, too', '60');
    expect(await page.getByRole('alert').innerText()).toContain('Value: Another severity has the value 60 already');
    await page.getByLabel('Value', { exact: true }).fill('100');
    await page.getByLabel('It has a colour of its own').uncheck();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Created.').waitFor();
    expect(await page.getByText('Nothing reaches').count()).toBe(0);
    expect(await page.getByText('61 to 100', { exact: true }).count()).toBe(1);
    await page.getByRole('link', { name: 'limited, too' }).click();
    expect(await page.getByLabel('It has a colour of its own').isChecked()).toBe(false);
    await page.getByText('Delete …').click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText('Deleted.').waitFor();
  });

  browserTest.each([
    {
      path: '/component-groups',
      console: '/groups',
      field: 'Description (optional)',
      body: { name: 'Contested', description: 'old' },
      theirs: { description: 'theirs' },
      entered: 'mine',
    },
    {
      path: '/severities',
      console: '/severities',
      field: 'Name',
      body: { displayName: 'old', value: 17, colour: '#112233' },
      theirs: { displayName: 'theirs' },
      entered: 'mine',
    },
  ])('two operators at once at $path: both versions are shown', async (kind) => {
    const { signIn, api } = bench();
    const { id } = await api('POST', kind.path, kind.body);
    const page = await signIn();
    await page.goto(`/console${kind.console}/${id}`);
    await api('PATCH', `${kind.path}/${id}`, kind.theirs);
    const field = page.getByLabel(kind.field, { exact: true });
    await field.fill(kind.entered);
    await page.getByRole('button', { name: 'Save' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('theirs');
    expect(await alert.innerText()).toContain('mine');
    // what nobody touched is not told
    expect(await alert.getByRole('heading').count()).toBe(1);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(JSON.stringify(await api('GET', `${kind.path}/${id}`))).toContain('mine');
    await api('DELETE', `${kind.path}/${id}`);
  });

  browserTest('a new list of phases is made from the one in force', async () => {
    const { signIn, api } = bench();
    const list = await api<{ generation: number }>('POST', '/phases', { phases: ['Seen', 'Done'] });
    const page = await signIn();
    await page.goto('/console/phases');
    await page.getByRole('link', { name: 'Make a new list from this one' }).first().click();
    const field = page.getByLabel('Phases', { exact: true });
    expect(await field.inputValue()).toBe('Seen\nDone');
    await field.fill('  \n');
    await page.getByRole('button', { name: 'Put into force' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('at least one phase');
    await field.fill('Seen\n\n  <b>Understood</b>  \nDone');
    await page.getByRole('button', { name: 'Put into force' }).click();
    await page.getByText('Created.').waitFor();
    expect(await page.locator('.card li').allTextContents()).toEqual(['Seen', '<b>Understood</b>', 'Done']);
    await page.getByText(`Generation ${String(list.generation)}`, { exact: true }).click();
    expect(await page.locator('details[open] li').allTextContents()).toEqual(['Seen', 'Done']);
  });

  browserTest('an impact type is made and changed; one in use stays, and says by what', async () => {
    const { signIn, api } = bench();
    const page = await signIn();
    await page.goto('/console/impact-types/new');
    await page.getByLabel('Name', { exact: true }).fill('Untidy');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Created.').waitFor();
    await page.getByRole('link', { name: 'Untidy' }).click();
    await page.getByLabel('Description (optional)').fill('It cannot be used.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('link', { name: 'Untidy' }).click();
    await page.getByLabel('Description (optional)').waitFor();
    const type = page.url().replace(/^.*\//, '');
    const { id: reference } = await api('POST', '/components', { displayName: 'Affected' });
    const incident = await api('POST', '/incidents', {
      displayName: 'Disks are slow',
      affects: [{ reference, type, severity: 50 }],
    });
    const remove = async () => {
      await page.getByText('Delete …').click();
      await page.getByRole('button', { name: 'Yes, delete it' }).click();
    };
    await remove();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(
      'is used by the incident or maintenance “Disks are slow”',
    );
    await api('DELETE', `/incidents/${incident.id}`);
    await page.reload();
    await remove();
    await page.getByText('Deleted.').waitFor();
  });

  browserTest.each([
    { width: 360, colorScheme: 'dark', locale: 'de' },
    { width: 1280, colorScheme: 'light', locale: 'en' },
  ] as const)(
    'their pages suit everybody: $width px, $colorScheme, $locale',
    async ({ width, colorScheme, locale }) => {
      const { signIn, api } = bench();
      const long = `${String(width)} ${'x'.repeat(400)}`;
      const group = await api('POST', '/component-groups', { name: long, description: '\u202eright to left' });
      await api('POST', '/components', { displayName: long, groupId: group.id });
      const severity = await api('POST', '/severities', { displayName: long, value: width % 89, colour: '#ffffff' });
      const type = await api('POST', '/impact-types', { displayName: long });
      await api('POST', '/phases', { phases: [long] });
      const page = await signIn({ viewport: { width, height: 800 }, colorScheme, locale });
      for (const path of [
        '/groups',
        '/groups/new',
        `/groups/${group.id}`,
        '/components',
        '/severities',
        `/severities/${severity.id}`,
        '/phases',
        '/phases/new?from=1',
        '/impact-types',
        `/impact-types/${type.id}`,
        '/declaration',
      ]) {
        await page.goto(`/console${path}`);
        await expectNoBarrier(page);
      }
    },
    90_000,
  );

  browserTest('who may only read sees all of it and is offered no change', async () => {
    const { signIn, api } = bench();
    const { id } = await api('POST', '/impact-types', { displayName: 'Looked at' });
    const page = await signIn({ role: 'reader' });
    for (const path of ['/groups', '/severities', '/phases', '/impact-types', `/impact-types/${id}`]) {
      await page.goto(`/console${path}`);
      expect(await page.locator('main button, main a.button').count(), path).toBe(0);
    }
    expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true);
    // and a form that is sent all the same is refused
    const sent = await page.evaluate(
      `fetch(location.pathname + '?/delete', { method: 'POST', body: new URLSearchParams({ version: '1' }) }).then((a) => a.text())`,
    );
    expect(sent).toContain('needs the role “operator”');
    expect(await api('GET', `/impact-types/${id}`)).toMatchObject({ displayName: 'Looked at' });
  });
});
