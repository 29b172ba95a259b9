// What becomes of a form that does not arrive, is refused, takes long, or is sent twice.
import type { Page } from 'playwright-core';
import { beforeAll, expect, vi } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole } from './console-bench.ts';

// the machine may be busy with other things
vi.setConfig({ testTimeout: 60_000 });

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

withConsole('forms of the console that are sent', (bench) => {
  let compute = { id: '' };
  let type = { id: '' };
  beforeAll(async () => {
    compute = await bench().api('POST', '/components', { displayName: 'Compute' });
    await bench().api('POST', '/components', { displayName: 'Network' });
    const types = await bench().api<{ data: { id: string }[] }>('GET', '/impact-types');
    type = types.data[0] ?? type;
  });
  const listed = async (path: string) => (await bench().api<{ data: object[] }>('GET', path)).data;
  const open = (body: object = {}) =>
    bench().api('POST', '/incidents', {
      displayName: 'Down',
      affects: [{ reference: compute.id, type: type.id, severity: 50 }],
      ...body,
    });
  /** Waits until the scripts of the page have taken over. */
  const taken = (page: Page) => page.locator('button[aria-keyshortcuts]').waitFor();
  async function write(page: Page, title: string) {
    await page.goto('/console/incidents/new');
    await taken(page);
    await page.locator('[name=displayName]').fill(title);
    await page.getByRole('checkbox', { name: 'Compute' }).check();
    await page.locator('[name=level]').nth(1).check();
    await page.locator('textarea[name=description]').fill('Typed at three in the morning.');
  }
  async function expectKept(page: Page, title: string) {
    expect(new URL(page.url()).pathname).toBe('/console/incidents/new');
    expect(await page.locator('[name=displayName]').inputValue()).toBe(title);
    expect(await page.getByRole('checkbox', { name: 'Compute' }).isChecked()).toBe(true);
    expect(await page.locator('[name=level]').nth(1).isChecked()).toBe(true);
    expect(await page.locator('textarea[name=description]').inputValue()).toBe('Typed at three in the morning.');
  }
  const publish = (page: Page) => page.locator('button[formaction="?/publish"]');

  browserTest('a session that has ended loses nothing: sign in elsewhere, and send again', async () => {
    const page = await bench().signIn({ ...phone, locale: 'de' });
    await write(page, 'Sitzung zu Ende');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await publish(page).tap();
    const alert = page.locator('[role=alert]', { hasText: 'Nichts ist verloren' });
    await alert.waitFor();
    await expectKept(page, 'Sitzung zu Ende');
    const box = await alert.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
    const link = alert.getByRole('link', { name: 'Anmelden (neuer Tab)' });
    expect(await link.getAttribute('target')).toBe('_blank');
    await expectNoBarrier(page);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.tap()]);
    await tab.waitForURL('**/sign-in?next=*');
    await expectKept(page, 'Sitzung zu Ende');
    await page.context().addCookies(cookies);
    await publish(page).tap();
    await page.waitForURL('**/incidents/*?done=published');
    expect(await listed('/incidents?text=Sitzung')).toHaveLength(1);
  });

  browserTest('without a network nothing is lost, and trying again makes one', async () => {
    const page = await bench().signIn(phone);
    const complaints = complaintsOf(page, bench().url);
    await write(page, 'No network');
    // the server has got it, and the answer is lost
    await page.route('**/new?/publish', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await publish(page).tap();
    const alert = page.locator('[role=alert]', { hasText: 'Not sent. Nothing is lost: try again.' });
    await alert.waitFor();
    await expectKept(page, 'No network');
    await page.unroute('**/new?/publish');
    await page.context().setOffline(true);
    await publish(page).tap();
    await alert.waitFor();
    await expectKept(page, 'No network');
    await page.context().setOffline(false);
    await publish(page).tap();
    await page.waitForURL('**/incidents/*?done=published');
    expect(await listed('/incidents?text=network')).toHaveLength(1);
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  browserTest('a link leads to the sign-in page when the session has ended, and back to where it led', async () => {
    const page = await bench().signIn();
    await page.goto('/console/incidents?state=open');
    await taken(page);
    await page.context().clearCookies();
    await page.locator('nav.wide, .menu.wide').getByRole('link', { name: 'Components' }).click();
    await page.waitForURL(
      (url) => url.pathname === '/sign-in' && url.searchParams.get('next') === '/console/components',
    );
    expect(await page.getByRole('heading', { name: 'Sign in' }).count()).toBe(1);
  });

  browserTest('a link without a network leads to a page that says so, in the style and the language', async () => {
    const page = await bench().signIn({ ...phone, locale: 'de' });
    await page.goto('/console');
    await taken(page);
    await page.context().setOffline(true);
    await page.locator('main a[href^="/console/"]').first().tap();
    await page.getByRole('heading', { name: 'Der Server antwortet nicht' }).waitFor();
    expect(await page.getByRole('link', { name: 'Zur Übersicht' }).count()).toBe(1);
    expect(await page.evaluate('getComputedStyle(document.body).fontFamily')).toContain('Lato');
    await expectNoBarrier(page);
    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Noch einmal versuchen' }).tap();
    await page.locator('header').waitFor();
  });

  browserTest('a refusal on a phone leads to the field, and opens nothing else', async () => {
    const page = await bench().signIn(phone);
    await page.goto('/console/incidents/new');
    await taken(page);
    await page.locator('[name=displayName]').fill('Without a component');
    await publish(page).tap();
    const message = page.locator('fieldset .error');
    await message.waitFor();
    const focused = page.locator(':focus');
    expect(await focused.getAttribute('name')).toBe('component');
    await expectInView(page, message);
    const times = page.locator('details:has([name=beganAt])');
    expect(await times.getAttribute('open')).toBeNull();

    await page.getByRole('checkbox', { name: 'Compute' }).check();
    await page.locator('[name=level]').nth(1).check();
    await times.locator('summary').tap();
    await page.locator('[name=beganAt]').fill('2026-11-20T10:00');
    await page.locator('[name=endedAt]').fill('2026-11-19T10:00');
    await publish(page).tap();
    await page.locator('[name=endedAt][aria-invalid=true]:focus').waitFor();
    await expectInView(page, page.locator('[name=endedAt]'));
  });

  browserTest('a refusal that belongs to no field leads to its message', async () => {
    const page = await bench().signIn(phone);
    const incident = await open({ displayName: 'Two of us' });
    await page.goto(`/console/incidents/${incident.id}/edit`);
    await taken(page);
    await page.locator('textarea[name=description]').fill('Mine');
    await bench().api('PATCH', `/incidents/${incident.id}`, { displayName: 'Theirs' });
    await page.locator('.bar button').tap();
    const alert = page.locator('.problem:focus');
    await alert.waitFor();
    await expectInView(page, alert);
    expect(await page.locator('textarea[name=description]').inputValue()).toBe('Mine');
  });

  browserTest('two taps send a form once', async () => {
    const page = await bench().signIn(phone);
    const [tokens, invitations] = [(await listed('/tokens')).length, (await listed('/invitations')).length];
    await page.goto('/console/tokens/new');
    await taken(page);
    await page.locator('[name=name]').fill('twice');
    await page.getByRole('button', { name: 'Create' }).dblclick();
    await page.getByLabel('The token “twice”').waitFor();
    expect(await listed('/tokens')).toHaveLength(tokens + 1);

    await page.goto('/console/users/invite');
    await taken(page);
    await page.getByRole('button', { name: 'Create' }).dblclick();
    await page.getByLabel('The link of the invitation').waitFor();
    expect(await listed('/invitations')).toHaveLength(invitations + 1);

    const draft = await open({ isDraft: true });
    await page.goto(`/console/incidents/${draft.id}`);
    await taken(page);
    await page.getByRole('button', { name: 'Publish the draft' }).dblclick();
    await page.getByText('Published.', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.problem').count()).toBe(0);
    await page.getByRole('button', { name: /End it now/ }).dblclick();
    await page.getByText('Ended.', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.problem').count()).toBe(0);

    await page.goto(`/console/components/${compute.id}`);
    await taken(page);
    await page.locator('textarea[name=description]').fill('Servers');
    await page.getByRole('button', { name: 'Save' }).dblclick();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('.problem').count()).toBe(0);
  });

  browserTest.each([
    { motion: 'no-preference', scheme: 'light' },
    { motion: 'reduce', scheme: 'dark' },
  ] as const)('what takes long says so: motion $motion, $scheme', async ({ motion, scheme }) => {
    const page = await bench().signIn({ ...phone, reducedMotion: motion, colorScheme: scheme });
    await write(page, 'Slowly');
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/console/**', async (route) => {
      await held;
      await route.continue();
    });
    await publish(page).tap();
    await page.locator('[role=status] .word', { hasText: 'Sending …' }).waitFor();
    expect(await publish(page).getAttribute('aria-busy')).toBe('true');
    const content = `getComputedStyle(document.querySelector('button[aria-busy]'), '::after').content`;
    expect(await page.evaluate(content)).toContain('Sending');
    const animation = await page.evaluate(`getComputedStyle(document.querySelector('.track')).animationName`);
    if (motion === 'reduce') expect(animation).toBe('none');
    else expect(animation).not.toBe('none');
    await expectNoBarrier(page);
    go();
    await page.waitForURL('**/incidents/*?done=published');
    await page.locator('[role=status] .word', { hasText: 'Sending …' }).waitFor({ state: 'detached' });

    let come: () => void = () => undefined;
    const waited = new Promise<void>((resolve) => (come = resolve));
    await page.unroute('**/console/**');
    await page.route('**/console/**', async (route) => {
      await waited;
      await route.continue();
    });
    await page.getByRole('link', { name: '← Incidents' }).tap();
    await page.locator('[role=status] .word', { hasText: 'Loading …' }).waitFor();
    come();
    await page.waitForURL('**/console/incidents');
    await page.locator('[role=status] .word', { hasText: 'Loading …' }).waitFor({ state: 'detached' });
  });

  browserTest.each([true, false])('an address that nothing is at stays in the frame: scripts %s', async (scripts) => {
    const page = await bench().signIn({ ...phone, javaScriptEnabled: scripts });
    for (const path of ['/nonsense', '/nonsense/of/more', '/incidents/00000000-0000-0000-0000-000000000000']) {
      const answer = await page.goto(`/console${path}`);
      expect(answer?.status(), path).toBe(404);
      expect(await page.title(), path).not.toBe('');
      expect(await page.locator('main h1').count(), path).toBe(1);
      expect(await page.locator('.menu').count(), path).toBeGreaterThan(0);
      await page.locator('main').getByRole('link', { name: 'To the overview' }).waitFor();
      if (scripts) await expectNoBarrier(page);
    }
    await page.locator('main').getByRole('link', { name: 'To the overview' }).tap();
    await page.waitForURL('**/console');
  });

  async function expectInView(page: Page, target: ReturnType<Page['locator']>) {
    const box = await target.boundingBox();
    const bar = await page.locator('.bar').boundingBox();
    expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + Math.min(box?.height ?? 0, 200)).toBeLessThanOrEqual(bar?.y ?? 740);
  }
});
