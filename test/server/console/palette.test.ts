import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, expectNoBarrier, withConsole } from './console-bench.ts';

/** Long journeys on a machine that has other things to do. */
const patienceMs = 120_000;

const focused = (page: Page) => page.evaluate<string>('document.activeElement?.textContent?.trim() ?? ""');

withConsole('the keyboard in the console', (bench) => {
  browserTest(
    'the palette leads everywhere without a mouse, and gives the focus back',
    async () => {
      const { signIn, api } = bench();
      const { id } = await api('POST', '/components', { displayName: 'Object storage <north>' });
      const type = await api('POST', '/impact-types', { displayName: 'Slow' });
      const incident = await api('POST', '/incidents', {
        displayName: 'Uploads are slow',
        affects: [{ reference: id, type: type.id, severity: 50 }],
      });
      const page = await signIn();
      await page.goto('/console/components');
      const opener = page.getByRole('button', { name: 'Go to …' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const field = page.getByRole('dialog').getByRole('combobox');
      await field.waitFor();
      await page.getByRole('option', { name: 'Post an update on “Uploads are slow”' }).waitFor();
      await expectNoBarrier(page);
      await page.keyboard.press('Escape');
      expect(await focused(page)).toContain('Go to …');

      await page.keyboard.press('Control+k');
      await field.waitFor();
      await page.keyboard.type('storage');
      await page.getByRole('option', { name: 'Object storage <north>' }).waitFor();
      expect(await field.getAttribute('aria-activedescendant')).toBe(
        await page.getByRole('dialog').getByRole('option', { selected: true }).getAttribute('id'),
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/console/components/${id}`);
      await page.getByRole('heading', { name: 'Object storage <north>' }).waitFor();

      await page.keyboard.press('Control+k');
      await field.waitFor();
      await page.keyboard.type('upload');
      await page.getByRole('option', { name: 'Post an update on “Uploads are slow”' }).waitFor();
      await page.keyboard.press('ArrowUp');
      expect(await page.getByRole('dialog').getByRole('option', { selected: true }).innerText()).toContain(
        'Post an update',
      );
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('dialog').getByRole('option', { selected: true }).innerText()).toContain(
        'Uploads are slow',
      );
      await page.keyboard.type(' nothing is called so');
      await page.getByText('Nothing is called so.').first().waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      expect(new URL(page.url()).pathname).toBe(`/console/components/${id}`);
      expect(incident.version).toBe(1);
    },
    patienceMs,
  );

  browserTest(
    'single keys lead on, never while somebody types, and can be turned off',
    async () => {
      const { signIn } = bench();
      const page = await signIn({ locale: 'de' });
      await page.goto('/console/components');
      await page.getByRole('button', { name: 'Gehe zu …' }).waitFor();
      await page.keyboard.press('/');
      const search = page.getByRole('searchbox');
      expect(await page.locator('main input[type=search]:focus').count()).toBe(1);
      await page.keyboard.type('gm?n');
      expect(await search.inputValue()).toBe('gm?n');
      expect(new URL(page.url()).pathname).toBe('/console/components');
      await search.blur();
      await page.keyboard.press('g');
      await page.keyboard.press('m');
      await page.waitForURL('**/console/maintenances');
      await page.keyboard.press('Shift+?');
      const off = page.getByLabel('Kürzel aus einzelnen Tasten, etwa n');
      await off.waitFor();
      await expectNoBarrier(page);
      await off.uncheck();
      await page.keyboard.press('Escape');
      await page.reload();
      await page.getByRole('button', { name: 'Gehe zu …' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.keyboard.press('Shift+?');
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').waitFor();
      expect(new URL(page.url()).pathname).toBe('/console/maintenances');
      expect(await off.isVisible()).toBe(false);
    },
    patienceMs,
  );

  browserTest(
    'the first stop of the Tab key leads past the menu, and without scripts there is no palette',
    async () => {
      const { signIn } = bench();
      const page = await signIn({ javaScriptEnabled: false });
      await page.goto('/console/maintenances');
      expect(await page.getByRole('button', { name: 'Go to …' }).count()).toBe(0);
      await page.keyboard.press('Tab');
      expect(await page.locator('.skip:focus').count()).toBe(1);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.locator('main :focus').innerText()).toBe('New maintenance');
      expect(await page.locator('.menu.wide [aria-current=page]').innerText()).toBe('Maintenances');
    },
  );

  browserTest(
    'an open page says that something has changed elsewhere, and stays as it is',
    async () => {
      const { signIn, api } = bench();
      const page = await signIn();
      await page.clock.install();
      await page.goto('/console/components');
      await page.getByRole('button', { name: 'Go to …' }).waitFor();
      await api('POST', '/components', { displayName: 'Brand new' });
      await page.clock.fastForward(31_000);
      await page.getByText('Something has changed meanwhile.').waitFor();
      await expectNoBarrier(page);
      expect(await page.getByText('Brand new').count()).toBe(0);
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('Brand new').waitFor();
      expect(await page.getByText('Something has changed meanwhile.').count()).toBe(0);
    },
    patienceMs,
  );
});
