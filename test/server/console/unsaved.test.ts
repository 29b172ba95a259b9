// What somebody has typed stays, whatever they tap.
import type { Page } from 'playwright-core';
import { beforeAll, expect, vi } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole } from './console-bench.ts';

// the machine may be busy with other things
vi.setConfig({ testTimeout: 60_000 });

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Waits until the scripts of the page have taken over. */
const taken = (page: Page) => page.locator('button[aria-keyshortcuts]').waitFor();
const title = (page: Page) => page.locator('[name=displayName]').first();
const text = (page: Page) => page.locator('textarea[name=description]').first();
/** Answers the questions of the page, and keeps them. */
function answering(page: Page) {
  const answers = { yes: false, asked: [] as string[] };
  page.on('dialog', (dialog) => {
    answers.asked.push(`${dialog.type()}: ${dialog.message()}`);
    void (answers.yes ? dialog.accept() : dialog.dismiss());
  });
  return answers;
}

withConsole('an empty console', (bench) => {
  browserTest.each([true, false])(
    'the first component is made without losing the form: scripts %s',
    async (scripts) => {
      const page = await bench().signIn({ ...phone, javaScriptEnabled: scripts });
      const { data } = await bench().api<{ data: { id: string }[] }>('GET', '/components');
      for (const { id } of data) await bench().api('DELETE', `/components/${id}`);
      await page.goto('/console/incidents/new');
      if (scripts) await taken(page);
      await title(page).fill('Nothing works');
      await text(page).fill('Typed before there was anything.');
      await page.getByRole('button', { name: 'Make the first one' }).tap();
      await page.locator('[name=firstComponent][aria-invalid=true]').waitFor();
      await page.locator('[name=firstComponent]').fill('Compute');
      if (scripts) await expectNoBarrier(page);
      await page.getByRole('button', { name: 'Make the first one' }).tap();
      const made = page.getByRole('checkbox', { name: 'Compute' });
      await made.waitFor();
      expect(await made.isChecked()).toBe(true);
      expect(await title(page).inputValue()).toBe('Nothing works');
      expect(await text(page).inputValue()).toBe('Typed before there was anything.');
      // what is affected cannot be deleted for the other round
      if (scripts) return;
      await page.locator('[name=level]').nth(1).check();
      await page.getByRole('button', { name: 'Publish', exact: true }).tap();
      await page.waitForURL('**/incidents/*?done=published');
    },
  );
});

withConsole('what was typed into the console', (bench) => {
  let compute = { id: '' };
  let open = { id: '' };
  beforeAll(async () => {
    const { api } = bench();
    compute = await api('POST', '/components', { displayName: 'Compute' });
    await api('POST', '/components', { displayName: 'Network' });
    const { data } = await api<{ data: { id: string }[] }>('GET', '/impact-types');
    const affects = [{ reference: compute.id, type: data[0]?.id, severity: 100 }];
    open = await api('POST', '/incidents', { displayName: 'Down', affects: [{ ...affects[0], severity: 50 }] });
    const content = { displayName: 'Nobody can sign in', description: 'We are looking.', affects };
    await api('POST', '/templates', { name: 'Sign-in fails', content });
  });

  browserTest('a link asks before it throws away, in the language of the page, and Back brings it back', async () => {
    const page = await bench().signIn({ ...phone, locale: 'de' });
    const complaints = complaintsOf(page, bench().url);
    const answers = answering(page);
    await page.goto(`/console/incidents/${open.id}`);
    await taken(page);
    await page.locator('#update textarea').fill('Half an hour of typing');
    await page.getByRole('link', { name: '← Störungen' }).tap();
    const question = expect.stringContaining('confirm: Sie haben hier etwas eingegeben') as string;
    await expect.poll(() => answers.asked).toEqual([question]);
    expect(page.url()).toContain(open.id);
    expect(await page.locator('#update textarea').inputValue()).toBe('Half an hour of typing');
    // another form of the page would throw it away, too
    await page.getByRole('button', { name: 'Jetzt beenden' }).tap();
    await expect.poll(() => answers.asked).toHaveLength(2);
    expect(await bench().api('GET', `/incidents/${open.id}`)).toMatchObject({ state: 'open' });
    answers.yes = true;
    await page.getByRole('link', { name: '← Störungen' }).tap();
    await page.waitForURL('**/console/incidents');
    await page.goBack();
    await page.locator('#update textarea').waitFor();
    await expect.poll(() => page.locator('#update textarea').inputValue()).toBe('Half an hour of typing');
    // the browser asks when the page is closed or left for another one
    answers.yes = false;
    await page.evaluate("setTimeout(() => (location.href = '/'), 0)");
    await expect.poll(() => answers.asked.at(-1)).toContain('beforeunload');
    await page
      .getByRole('button', { name: 'Veröffentlichen' })
      .or(page.locator('button[formaction="?/post"]'))
      .first()
      .tap();
    await page.getByText('Half an hour of typing').first().waitFor();
    const asked = answers.asked.length;
    await page.getByRole('link', { name: '← Störungen' }).tap();
    await page.waitForURL('**/console/incidents');
    expect(answers.asked).toHaveLength(asked);
    expect(complaints).toEqual([]);
  });

  browserTest('the language link asks, and a form that was not touched is left without a word', async () => {
    const page = await bench().signIn(phone);
    const answers = answering(page);
    await page.goto('/console/incidents/new');
    await taken(page);
    await title(page).fill('Taken back');
    await title(page).fill('');
    await page.getByRole('link', { name: 'Public page' }).tap();
    await page.waitForURL((url) => url.pathname === '/');
    expect(answers.asked).toEqual([]);
    await page.goto('/console/incidents/new');
    await taken(page);
    await title(page).fill('Typed');
    await page.getByRole('link', { name: 'Deutsch' }).tap();
    expect(answers.asked).toHaveLength(1);
    expect(await title(page).inputValue()).toBe('Typed');
  });

  browserTest.each([true, false])(
    'a template fills in what is empty, and keeps what was typed: scripts %s',
    async (scripts) => {
      const page = await bench().signIn({ ...phone, javaScriptEnabled: scripts });
      const answers = answering(page);
      await page.goto('/console/incidents/new');
      if (scripts) await taken(page);
      await title(page).fill('Only in the north');
      await page.getByRole('checkbox', { name: 'Network' }).check();
      await page.getByRole('button', { name: 'Sign-in fails' }).tap();
      await page.getByText('From a template: Sign-in fails').waitFor();
      expect(await title(page).inputValue()).toBe('Only in the north');
      expect(await text(page).inputValue()).toBe('We are looking.');
      expect(await page.getByRole('checkbox', { name: 'Network' }).isChecked()).toBe(true);
      expect(await page.getByRole('checkbox', { name: 'Compute' }).isChecked()).toBe(false);
      expect(await page.locator('[name=level][value="100"]').isChecked()).toBe(true);
      await page.getByText('From a template: Sign-in fails').tap();
      await page.getByRole('button', { name: 'Without a template' }).tap();
      await page.getByText('From a template').waitFor({ state: 'hidden' });
      expect(await title(page).inputValue()).toBe('Only in the north');
      expect(await text(page).inputValue()).toBe('');
      expect(await page.getByRole('button', { name: 'Preview' }).count()).toBe(1);
      // the Enter key sends no template
      await title(page).press('Enter');
      await page.getByRole('region', { name: 'Preview' }).waitFor();
      expect(await text(page).inputValue()).toBe('');
      if (scripts) {
        await page.getByRole('link', { name: 'Deutsch' }).tap();
        expect(answers.asked).toHaveLength(1);
      }
    },
  );

  browserTest('without scripts, Back after a refusal fills in every field again', async () => {
    const page = await bench().signIn({ ...phone, javaScriptEnabled: false });
    await page.goto('/console/incidents/new');
    await title(page).fill('Typed title');
    await text(page).fill('Typed text');
    await page.getByRole('button', { name: 'Publish', exact: true }).tap();
    await page.getByRole('alert').waitFor();
    await page.goBack();
    expect(await text(page).inputValue()).toBe('Typed text');
    expect(await title(page).inputValue()).toBe('Typed title');
  });

  browserTest.each([true, false])(
    'a time that the clocks skip is refused at its field: scripts %s',
    async (scripts) => {
      const page = await bench().signIn({ ...phone, javaScriptEnabled: scripts, locale: 'de' });
      await page.goto('/console/incidents/new');
      if (scripts) await taken(page);
      await title(page).fill('Um halb drei');
      await page.getByRole('checkbox', { name: 'Compute' }).check();
      await page.locator('[name=level]').nth(1).check();
      await page.locator('details:has([name=beganAt]) > summary').tap();
      await page.locator('[name=beganAt]').fill('2026-03-29T02:30');
      await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).tap();
      const wrong = page.locator('[name=beganAt][aria-invalid=true]');
      await wrong.waitFor();
      expect(await page.locator('.field .error').innerText()).toContain('Diese Uhrzeit gibt es nicht');
      expect(await wrong.inputValue()).toBe('2026-03-29T02:30');
      await page.goto('/console/maintenances/new');
      await title(page).fill('Um halb drei');
      await page.getByRole('checkbox', { name: 'Compute' }).check();
      await page.locator('[name=plannedStart]').fill('2027-03-28T02:30');
      await page.getByRole('button', { name: 'Planen', exact: true }).tap();
      await page.locator('[name=plannedStart][aria-invalid=true]').waitFor();
      expect(await page.locator('.field .error').innerText()).toContain('Diese Uhrzeit gibt es nicht');
    },
  );

  browserTest('the pages of a severity have nothing to complain of, and keep a colour', async () => {
    const page = await bench().signIn();
    const complaints = complaintsOf(page, bench().url);
    const { data } = await bench().api<{ data: { id: string }[] }>('GET', '/severities');
    for (const path of ['new', data[0]?.id ?? '']) {
      await page.goto(`/console/severities/${path}`);
      await taken(page);
      expect(await page.locator('[name=colour]').inputValue()).toMatch(/^#[0-9a-f]{6}$/);
    }
    await page.locator('[name=colour]').fill('#123456');
    await page.locator('[name=hasColour]').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    expect(await bench().api('GET', `/severities/${data[0]?.id ?? ''}`)).toMatchObject({ colour: '#123456' });
    expect(complaints).toEqual([]);
  });
});
