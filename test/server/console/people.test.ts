import { expect } from 'vitest';
import { browserTest, complaintsOf, expectNoBarrier, withConsole } from './console-bench.ts';

withConsole('tokens, users, sessions and the audit log in the console', (bench) => {
  browserTest.each([
    { scripts: true, width: 1280 },
    { scripts: false, width: 360 },
  ])('a token is shown once, works, and is revoked: scripts $scripts, $width px', async ({ scripts, width }) => {
    const { signIn, url } = bench();
    const page = await signIn({
      javaScriptEnabled: scripts,
      viewport: { width, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const complaints = complaintsOf(page, url);
    const name = `monitoring ${String(width)}`;
    await page.goto('/console/tokens');
    await page.getByRole('link', { name: 'New token' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Role', { exact: true }).selectOption('operator');
    await page.getByLabel(/^template/).check();
    await page.getByRole('button', { name: 'Create' }).click();
    const field = page.getByLabel(`The token “${name}”`);
    await field.waitFor();
    const token = await field.inputValue();
    const ask = (path: string) =>
      fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status);
    expect([await ask('/templates'), await ask('/subscriptions')]).toEqual([200, 403]);
    if (scripts) {
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByText('Copied.').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(token);
    } else expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0);

    await page.getByRole('link', { name: 'To the list of tokens' }).click();
    await page.getByRole('link', { name }).waitFor();
    expect(await page.content()).not.toContain(token);
    await page.goto('/console/tokens/new');
    expect(await page.content()).not.toContain(token);
    await page.goto('/console/tokens');
    await page.getByText(`Revoke … ${name}`).click();
    await page.getByRole('button', { name: 'Yes, revoke it' }).click();
    await page.getByText('Revoked.').waitFor();
    expect(await page.getByRole('link', { name }).count()).toBe(0);
    expect(await ask('/templates')).toBe(401);
    expect(complaints.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  browserTest(
    'somebody is invited, gets another role, is disabled and deleted',
    async () => {
      const { signIn, api } = bench();
      const page = await signIn();
      await page.goto('/console/users');
      await page.getByRole('link', { name: 'Invite somebody' }).click();
      // the list has a field of this name, too
      await page.getByRole('heading', { name: 'Invite somebody' }).waitFor();
      await page.getByLabel('Role', { exact: true }).selectOption('reader');
      await page.getByRole('button', { name: 'Create' }).click();
      const link = page.getByLabel('The link of the invitation');
      await link.waitFor();
      expect(await link.inputValue()).toMatch(/\/invitation\/[\w-]{20,}$/);
      await page.getByRole('link', { name: 'To the users' }).click();
      await page.getByText('Revoke … reader').click();
      await page.getByRole('button', { name: 'Yes, revoke it' }).click();
      await page.getByText('Revoked.').waitFor();
      expect(await page.getByText('Revoke … reader').count()).toBe(0);

      const reporter = await signIn({ role: 'reporter' });
      await page.reload();
      await page.getByRole('link', { name: 'Some reporter' }).click();
      await page.getByRole('heading', { name: 'Some reporter' }).waitFor();
      await page.getByLabel('Role', { exact: true }).selectOption('reader');
      await page.getByLabel('State', { exact: true }).selectOption('disabled');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      const { data } = await api<{ data: object[] }>('GET', '/users?role=reader');
      expect(data).toContainEqual(expect.objectContaining({ displayName: 'Some reporter', isDisabled: true }));
      // who is disabled is out at once
      await reporter.goto('/console/tokens');
      expect(reporter.url()).toContain('/sign-in');
      await page.getByText('Delete …').click();
      await page.getByRole('button', { name: 'Yes, delete it' }).click();
      await page.getByText('Deleted.').waitFor();
      expect(await page.getByRole('link', { name: 'Some reporter' }).count()).toBe(0);
    },
    60_000,
  );

  browserTest('the last administrator stays, and is told why in German', async () => {
    const page = await bench().signIn({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      locale: 'de',
    });
    await page.goto('/console/users');
    await page.locator('main').getByRole('link', { name: 'Some administrator' }).click();
    await page.getByText('Löschen …').click();
    await page.getByRole('button', { name: 'Ja, löschen' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Dies ist der letzte Administrator.');
    await page.getByLabel('Rolle', { exact: true }).selectOption('reader');
    await page.getByRole('button', { name: 'Speichern' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Machen Sie zuerst jemand anders');
  });

  browserTest('another session of mine is ended, and this one stays', async () => {
    const { signIn, url } = bench();
    const page = await signIn();
    const elsewhere = await page.context().browser()?.newContext({ baseURL: url, userAgent: 'Elsewhere/1.0' });
    const other = await elsewhere?.newPage();
    await other?.goto('/sign-in');
    await other?.locator('input[name=email]').fill('administrator@example.com');
    await other?.locator('input[name=password]').fill('correct horse battery staple');
    await other?.locator('input[name=password]').press('Enter');
    await other?.waitForURL((address) => address.pathname !== '/sign-in');
    await page.goto('/console/sessions');
    expect(await page.getByText('this one').count()).toBe(1);
    await page.getByText('End … Elsewhere/1.0').click();
    await page.getByRole('button', { name: 'Yes, end it' }).last().click();
    await page.getByText('Ended.').waitFor();
    expect(await page.getByText('Elsewhere/1.0').count()).toBe(0);
    await other?.goto('/console/sessions');
    expect(other?.url()).toContain('/sign-in');
    await elsewhere?.close();
  });

  browserTest('the audit log shows what has changed, and finds it again', async () => {
    const { signIn, api } = bench();
    const { id } = await api('POST', '/component-groups', { name: 'Region', description: 'same' });
    await api('PATCH', `/component-groups/${id}`, { name: 'Region <b>north</b>', description: 'same' });
    const page = await signIn({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await page.goto('/console/audit');
    await page.getByLabel('Action').fill('component-group.update');
    await page.getByLabel('Who').fill('bootstrap token');
    await page.getByRole('button', { name: 'Filter' }).click();
    const entry = page.locator('li.card').filter({ hasText: 'Region <b>north</b>' });
    expect(await entry.locator('dt').allTextContents()).toEqual(['name']);
    expect(await entry.locator('del').innerText()).toContain('Region');
    await entry.getByRole('link', { name: 'Region <b>north</b>' }).click();
    expect(page.url()).toContain(`/console/groups/${id}`);
    await page.goto('/console/audit?to=2020-01-01T00:00');
    expect(await page.getByText('Nothing like that was done.').count()).toBe(1);
    await page.goto('/console/audit?from=yesterday&objectType=component-group');
    expect(await page.getByText('This is no time.').count()).toBe(1);
  });

  browserTest('operators are offered neither users nor the audit log, and see only their own tokens', async () => {
    const { signIn, api } = bench();
    await api('POST', '/tokens', { name: 'not theirs', role: 'reader', expiresAt: null });
    const page = await signIn({ role: 'operator' });
    await page.goto('/console/tokens');
    expect(await page.getByText('not theirs').count()).toBe(0);
    expect(await page.locator('nav a[href="/console/users"], nav a[href="/console/audit"]').count()).toBe(0);
    await page.goto('/console/tokens/new');
    expect(await page.getByLabel('Role', { exact: true }).locator('option').allTextContents()).toEqual([
      'reader',
      'reporter',
      'operator',
    ]);
    for (const path of ['/console/users', '/console/users/invite', '/console/audit']) {
      const answer = await page.goto(path);
      expect([path, answer?.status()]).toEqual([path, 403]);
    }
    await page.goto('/console/declaration');
    expect(await page.getByRole('link', { name: 'Download status.json' }).count()).toBe(0);
  });

  browserTest.each([
    { width: 360, colorScheme: 'dark', locale: 'en' },
    { width: 1280, colorScheme: 'light', locale: 'de' },
  ] as const)(
    'their pages suit everybody: $width px, $colorScheme, $locale',
    async (look) => {
      const { signIn, api } = bench();
      const { id } = await api('POST', '/tokens', {
        name: 'x'.repeat(200),
        role: 'reader',
        scopes: ['incident', 'odd.scope'],
        expiresAt: null,
      });
      await api('POST', '/invitations', { role: 'reader' });
      const page = await signIn({ ...look, viewport: { width: look.width, height: 800 } });
      const { data } = await api<{ data: { id: string }[] }>('GET', '/users');
      for (const path of [
        '/tokens',
        '/tokens/new',
        `/tokens/${id}`,
        '/users',
        '/users/invite',
        `/users/${data[0]?.id ?? ''}`,
        '/sessions',
        '/audit',
        '/audit?cursor=odd',
      ]) {
        await page.goto(`/console${path}`);
        await expectNoBarrier(page);
      }
      await api('DELETE', `/tokens/${id}`);
    },
    90_000,
  );
});
