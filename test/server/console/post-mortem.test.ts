import { expect } from 'vitest';
import { browserTest, expectNoBarrier, withConsole } from './console-bench.ts';

withConsole('the post-mortem of an incident', (bench) => {
  browserTest.each([
    { javaScriptEnabled: true, viewport: { width: 1280, height: 800 } },
    { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
  ])('is drafted, published, taken back and deleted: scripts $javaScriptEnabled', async (options) => {
    const { api, signIn, url } = bench();
    const { id } = await api('POST', '/incidents', { displayName: 'Disks were slow' });
    const seen = async () => (await fetch(`${url}/incidents/${id}`)).text();
    const page = await signIn(options);
    await page.goto(`/console/incidents/${id}`);
    await page.getByRole('link', { name: 'Write a post-mortem' }).click();
    await page.getByLabel('Text').fill('A **controller** was old. <script>alert(1)</script>');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.locator('strong', { hasText: 'controller' }).waitFor();
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await seen()).not.toContain('controller');

    await page.getByRole('button', { name: 'Publish it' }).click();
    await page.getByRole('button', { name: 'Take it back' }).waitFor();
    const shown = await seen();
    expect(shown).toContain('<strong>controller</strong>');
    expect(shown).not.toContain('<script>alert');
    if (options.javaScriptEnabled) await expectNoBarrier(page);

    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('button', { name: 'Publish it' }).waitFor();
    expect(await seen()).not.toContain('controller');
    await page.getByText('Delete …').click();
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByRole('link', { name: 'Write a post-mortem' }).waitFor();
  });
});
