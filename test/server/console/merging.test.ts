// Two people change the same thing at once: what only one of them has changed is never undone by the other one.
import { beforeAll, expect } from 'vitest';
import { browserTest, withConsole, type ConsoleBench } from './console-bench.ts';

withConsole('changes of two people in the console', (bench) => {
  let made: { component: string; type: string };

  beforeAll(async () => {
    const { api } = bench();
    const [component, type] = await Promise.all([
      api('POST', '/components', { displayName: 'Compute' }),
      api('POST', '/impact-types', { displayName: 'Outage' }),
    ]);
    made = { component: component.id, type: type.id };
  });

  const open = ({ api }: ConsoleBench, fields: object) =>
    api('POST', '/incidents', {
      displayName: 'Old title',
      description: 'Old text',
      affects: [{ reference: made.component, type: made.type, severity: 50 }],
      ...fields,
    });

  for (const javaScriptEnabled of [true, false]) {
    const scripts = javaScriptEnabled ? 'with scripts' : 'without scripts';

    browserTest(`a title that somebody else has changed stays after the second save, ${scripts}`, async () => {
      const { signIn, api } = bench();
      const { id } = await open(bench(), {});
      const page = await signIn({ javaScriptEnabled });
      await page.goto(`/console/incidents/${id}/edit`);
      await api('PATCH', `/incidents/${id}`, { displayName: 'Their title' });
      await page.getByLabel('Text (optional)').fill('My text');
      await page.getByRole('button', { name: 'Save' }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toContain('Their title');
      expect(await alert.innerText()).not.toMatch(/Old title|In your form/);
      expect(await page.getByLabel('Title').inputValue()).toBe('Their title');
      expect(await page.getByLabel('Text (optional)').inputValue()).toBe('My text');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      expect(await api('GET', `/incidents/${id}`)).toMatchObject({
        displayName: 'Their title',
        description: 'My text',
        affects: [{ severity: 50 }],
      });
    });

    browserTest(`what both have changed is shown with both values, ${scripts}`, async () => {
      const { signIn, api } = bench();
      const { id } = await api('POST', '/component-groups', { name: `Old ${scripts}`, description: 'Old' });
      const page = await signIn({ javaScriptEnabled });
      await page.goto(`/console/groups/${id}`);
      await api('PATCH', `/component-groups/${id}`, {
        name: `Theirs ${scripts}`,
        description: 'Theirs',
        isRedundant: true,
      });
      await page.getByLabel('Name').fill(`Mine ${scripts}`);
      await page.getByRole('button', { name: 'Save' }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.locator('dd').allInnerTexts()).toEqual([
        `Theirs ${scripts}`,
        `Mine ${scripts}`,
        'Theirs',
        'redundant',
      ]);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      expect(await api('GET', `/component-groups/${id}`)).toMatchObject({
        name: `Mine ${scripts}`,
        description: 'Theirs',
        isRedundant: true,
      });
    });
  }

  browserTest('a form that was refused for something else does not undo a change, either', async () => {
    const { signIn, api } = bench();
    const { id } = await open(bench(), {});
    const page = await signIn();
    await page.goto(`/console/incidents/${id}/edit`);
    await api('PATCH', `/incidents/${id}`, { displayName: 'Their title' });
    await page.getByLabel('Ended').fill('2020-01-01T10:00');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The end must not be before the beginning.').first().waitFor();
    await page.getByLabel('Ended').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await api('GET', `/incidents/${id}`)).toMatchObject({ displayName: 'Their title', endedAt: null });
  });

  browserTest('a plan keeps the time that somebody else has given it', async () => {
    const { signIn, api } = bench();
    const day = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 17) + '00Z';
    const { id } = await api('POST', '/maintenances', {
      displayName: 'Old title',
      plannedStart: day(48),
      plannedEnd: day(50),
      affects: [{ reference: made.component, type: made.type }],
    });
    const page = await signIn();
    await page.goto(`/console/maintenances/${id}`);
    await page.locator('summary', { hasText: 'Edit the plan' }).click();
    await api('PATCH', `/incidents/${id}`, { endedAt: day(52) });
    await page.getByLabel('Title').fill('My title');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved.').waitFor();
    expect(await api('GET', `/maintenances/${id}`)).toMatchObject({ displayName: 'My title', plannedEnd: day(52) });
  });
});
