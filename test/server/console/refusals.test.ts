// What is refused is told in the language of the page, at the field, before customers see something nameless.
import { expect } from 'vitest';
import { browserTest, withConsole } from './console-bench.ts';

withConsole('refusals of the console', (bench) => {
  browserTest(
    'a German page tells refusals in German, with the words of its form',
    async () => {
      const { signIn, api } = bench();
      const { data } = await api<{ data: { id: string; value: number }[] }>('GET', '/severities');
      const [first, second] = data;
      if (first === undefined || second === undefined) throw new Error('a page begins with severities');
      const page = await signIn({ locale: 'de', javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
      await page.goto(`/console/severities/${first.id}`);
      await page.getByLabel('Wert', { exact: true }).fill(String(second.value));
      await page.getByRole('button', { name: 'Speichern' }).click();
      expect(await page.getByRole('alert').innerText()).toContain(
        `Ein anderer Schweregrad hat den Wert ${second.value} schon.`,
      );
      const { id } = await api('POST', '/components', { displayName: 'Rechner' });
      const type = await api('POST', '/impact-types', { displayName: 'Ausfall' });
      await api('POST', '/incidents', {
        displayName: 'Aus',
        affects: [{ reference: id, type: type.id, severity: 50 }],
      });
      await page.goto(`/console/components/${id}`);
      await page.getByText('Löschen …').click();
      await page.getByRole('button', { name: 'Ja, löschen' }).click();
      expect(await page.getByRole('alert').innerText()).toContain('Verbergen Sie sie stattdessen');
      expect(await page.getByRole('alert').innerText()).not.toContain(id);
      const missing = await page.goto(`/console/incidents/${crypto.randomUUID()}`);
      expect(missing?.status()).toBe(404);
      expect(await page.locator('h1').innerText()).toBe('Diese Störung gibt es nicht.');
    },
    120_000,
  );

  browserTest(
    'a draft without a title or a component is not published',
    async () => {
      const { signIn, api } = bench();
      const { id } = await api('POST', '/incidents', { description: 'A probe saw something.', isDraft: true });
      const page = await signIn();
      const publish = () => page.getByRole('button', { name: 'Publish', exact: false }).first().click();
      await page.goto(`/console/incidents/${id}`);
      await publish();
      await page.getByText('It has no title yet').waitFor();
      await api('PATCH', `/incidents/${id}`, { displayName: 'Something is odd' });
      await page.reload();
      await publish();
      await page.getByText('It affects no component yet').waitFor();
      expect(await api('GET', `/incidents/${id}`)).toMatchObject({ isDraft: true });
      await page.getByRole('link', { name: 'Edit the incident' }).click();
      await page.waitForURL('**/edit');
    },
    60_000,
  );

  browserTest(
    'names of spaces, and names that are taken, are refused at their field',
    async () => {
      const { signIn, api } = bench();
      await api('POST', '/impact-types', { displayName: 'Slowness' });
      const page = await signIn({ javaScriptEnabled: false });
      for (const [path, name, said] of [
        ['components', '   ', 'Give it a name.'],
        ['impact-types', '   ', 'Give it a name.'],
        ['impact-types', 'slowness ', 'There is an impact type of this name already.'],
      ] as const) {
        await page.goto(`/console/${path}/new`);
        await page.getByLabel('Name', { exact: true }).fill(name);
        await page.getByRole('button', { name: 'Create' }).click();
        expect(await page.locator('.field .error').innerText()).toContain(said);
        expect(await page.getByLabel('Name', { exact: true }).getAttribute('aria-invalid')).toBe('true');
      }
      await page.goto('/console/phases/new');
      await page.locator('textarea[name=phases]').fill('Seen\nDone\nSeen');
      await page.locator('main form button').click();
      expect(await page.locator('.field .error').innerText()).toContain('“Seen” is there twice.');
      await page.goto('/console/incidents/new');
      await page.getByLabel('Title').fill('x'.repeat(201));
      await page.getByRole('button', { name: 'Save draft' }).click();
      expect(await page.locator('.field .error').first().innerText()).toContain('At most 200 characters');
    },
    60_000,
  );
});
