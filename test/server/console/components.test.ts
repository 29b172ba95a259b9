import { expect } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole } from './console-bench.ts';

withConsole('components in the console', (bench) => {
  browserTest.each([
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])('are made, changed and deleted: scripts $scripts, $width px', async ({ scripts, width }) => {
    const { signIn, url } = bench();
    const page = await signIn({ javaScriptEnabled: scripts, viewport: { width, height: 800 } });
    const complaints = complaintsOf(page, url);
    await page.goto('/console/components');
    await page.getByRole('link', { name: 'New component' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Compute <b>north</b>');
    await page.getByLabel('Labels (optional)').fill('no label');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('alert').waitFor();
    // what was entered is still there
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Compute <b>north</b>');
    expect(await page.getByLabel('Labels (optional)').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Labels (optional)').fill('region: north');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Created.').waitFor();
    await page.getByRole('link', { name: 'Compute <b>north</b>' }).click();
    await page.getByLabel('Description (optional)').fill('Servers');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.getByLabel('Labels (optional)').inputValue()).toBe('region: north');
    await page.getByText('Delete …').click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText('Deleted.').waitFor();
    expect(await page.getByRole('link', { name: 'Compute <b>north</b>' }).count()).toBe(0);
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  browserTest('two operators at once: nobody overwrites what they have not seen', async () => {
    const { signIn, api } = bench();
    const { id } = await api('POST', '/components', { displayName: 'Network', description: 'old' });
    const page = await signIn();
    await page.goto(`/console/components/${id}`);
    await api('PATCH', `/components/${id}`, { description: 'theirs' });
    await page.getByLabel('Description (optional)').fill('mine');
    await page.getByRole('button', { name: 'Save' }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('theirs');
    expect(await alert.innerText()).toContain('mine');
    expect(await page.getByLabel('Description (optional)').inputValue()).toBe('mine');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const { description } = await api<{ description: string }>('GET', `/components/${id}`);
    expect(description).toBe('mine');
  });

  browserTest.each([
    { width: 360, colorScheme: 'light', locale: 'de' },
    { width: 360, colorScheme: 'dark', locale: 'en' },
    { width: 1280, colorScheme: 'dark', locale: 'de' },
  ] as const)(
    'their pages suit everybody: $width px, $colorScheme, $locale',
    async ({ width, colorScheme, locale }) => {
      const { signIn, api } = bench();
      const { id } = await api('POST', '/components', { displayName: 'x'.repeat(1000) });
      const page = await signIn({ viewport: { width, height: 800 }, colorScheme, locale });
      for (const path of [
        '',
        '/components',
        '/components/new',
        `/components/${id}`,
        `/components/${crypto.randomUUID()}`,
      ]) {
        await page.goto(`/console${path}`);
        await expectNoBarrier(page);
      }
    },
    60_000,
  );

  browserTest('who may only read is told so, and refused', async () => {
    const { signIn, api } = bench();
    const { id } = await api('POST', '/components', { displayName: 'Looked at' });
    const page = await signIn({ role: 'reader' });
    await page.goto(`/console/components/${id}`);
    expect(await page.getByText('your role is “reader”').count()).toBe(1);
    expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true);
    expect(await page.locator('main button').count()).toBe(0);
    const answer = await page.goto('/console/components/new');
    expect(answer?.status()).toBe(403);
    expect(await page.locator('h1').innerText()).toBe('This needs the role “operator”; yours is “reader”.');
  });
});
