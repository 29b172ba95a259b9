import { sql, type SqlBool } from 'kysely';
import { expect, test } from 'vitest';
import { startAuthApp } from '../testing/auth-app.ts';
import { withAuthBench, type AuthBench } from '../testing/auth-bench.ts';
import { authClient, type AuthClient, type PageAnswer } from '../testing/auth-client.ts';
import { startIdentityProvider, type TestIdentityProvider } from '../testing/identity-provider.ts';
import type { ProviderSettings } from '../settings.ts';
import { updateUser } from '../users/update-user.ts';

const minute = 60_000;

interface Scene {
  readonly bench: AuthBench;
  readonly idp: TestIdentityProvider;
  readonly url: string;
  readonly client: AuthClient;
}

async function scene(bench: AuthBench, settings: Partial<ProviderSettings> = {}): Promise<Scene> {
  const idp = await startIdentityProvider(settings);
  const auth = { localSignIn: true, sessionHours: 12, providers: [idp.settings] };
  const { url } = await startAuthApp(bench, { auth });
  idp.register(url);
  return { bench, idp, url, client: authClient(url) };
}

/** A user of the provider, unlike all others. */
function account(idp: TestIdentityProvider, claims: object): string {
  const id = crypto.randomUUID();
  idp.accounts.set(id, { name: `Name of ${id}`, ...claims });
  idp.user = id;
  return id;
}

/** Follows the way to the provider and back; the result is what the server says of who comes back. */
async function signIn({ idp, url, client }: Scene, query = ''): Promise<PageAnswer> {
  const callback = await wayBack({ idp, url, client }, query);
  return client.ask('GET', callback);
}

/** The address that the provider sends the browser back to. */
async function wayBack({ idp, url, client }: Pick<Scene, 'idp' | 'url' | 'client'>, query = ''): Promise<string> {
  const browser = authClient(idp.issuer);
  let { location = '' } = await client.ask('GET', `/auth/oidc/company${query}`);
  expect(location).toMatch(/code_challenge_method=S256/);
  for (let step = 0; !location.startsWith(url); step += 1) {
    expect(step).toBeLessThan(10);
    location = (await browser.ask('GET', location)).location ?? '';
    expect(location).not.toBe('');
  }
  return location;
}

async function whoIs({ client }: Scene): Promise<string> {
  const { status, text } = await client.ask('GET', '/account');
  return status === 200 ? (/<dt>Role<\/dt>\s*<dd>(\w+)/.exec(text)?.[1] ?? '') : 'nobody';
}

withAuthBench('signing in at an identity provider', (bench) => {
  test('groups give the role, the page leads there, and one comes back to where one was', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['staff', 'ops'], email: 'grace@example.com', email_verified: true });
    const page = await it.client.ask('GET', '/sign-in?next=/incidents');
    expect(page.text).toContain('href="/auth/oidc/company?next=%2Fincidents"');
    expect(page.text).toContain('Sign in with Company');
    expect(await signIn(it, '?next=%2Fincidents')).toMatchObject({ status: 303, location: '/incidents' });
    expect(await whoIs(it)).toBe('Operator');
    const { status } = await it.client.ask('POST', '/api/v1/incidents', { json: { displayName: 'x' } });
    expect(status).toBe(201);
  });

  test('the same person is the same user each time, with the role of today', async () => {
    const it = await scene(bench());
    const id = account(it.idp, { groups: ['ops'] });
    await signIn(it);
    it.idp.accounts.set(id, { name: 'Now Administrator', groups: ['admins'] });
    await signIn(it);
    expect(await whoIs(it)).toBe('Administrator');
    const users = await bench().store.db.selectFrom('users').selectAll().where('subject', '=', id).execute();
    expect(users).toMatchObject([{ display_name: 'Now Administrator', role: 'administrator', provider: 'company' }]);
    const audit = await bench()
      .store.db.selectFrom('audit_log')
      .select(['action', 'actor_name'])
      .where('object_id', '=', users[0]?.id ?? '')
      .execute();
    expect(audit).toEqual(Array(2).fill({ action: 'user.admit', actor_name: 'identity provider company' }));
  });

  test('two accounts of one address are never joined', async () => {
    const it = await scene(bench());
    const claims = { groups: ['ops'], email: 'same@example.com', email_verified: true };
    const [first, second] = [account(it.idp, claims), account(it.idp, claims)];
    for (const user of [first, second]) {
      it.idp.user = user;
      expect((await signIn(it)).status).toBe(303);
    }
    const users = await bench()
      .store.db.selectFrom('users')
      .select(['email'])
      .where('subject', 'in', [first, second])
      .orderBy('created_at')
      .execute();
    expect(users).toEqual([{ email: 'same@example.com' }, { email: null }]);
  });

  const failures = (subject: string) =>
    bench()
      .store.db.selectFrom('audit_log')
      .select(['object_id', 'after'])
      .where('action', '=', 'session.refuse')
      .where(sql<SqlBool>`after->>'subject' = ${subject}`)
      .execute();

  test('who has no group with a role does not come in, unless there is a default role', async () => {
    const it = await scene(bench());
    const subject = account(it.idp, { groups: ['sales'] });
    const refused = await signIn(it);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('none of your groups there has a role here');
    expect(await failures(subject)).toMatchObject([{ object_id: 'unknown', after: { reason: 'no-role' } }]);
    const generous = await scene(bench(), { defaultRole: 'reader' });
    account(generous.idp, { groups: ['sales'] });
    expect((await signIn(generous)).status).toBe(303);
    expect(await whoIs(generous)).toBe('Reader');
  });

  test('who is disabled does not come in', async () => {
    const it = await scene(bench());
    const subject = account(it.idp, { groups: ['ops'] });
    await signIn(it);
    const { db } = bench().store;
    const { id } = await db.selectFrom('users').select('id').where('subject', '=', subject).executeTakeFirstOrThrow();
    await bench().act(updateUser, { id, isDisabled: true });
    expect(await whoIs(it)).toBe('nobody');
    expect((await signIn(it)).status).toBe(403);
    expect(await failures(subject)).toMatchObject([
      { object_id: id, after: { reason: 'disabled', method: 'provider' } },
    ]);
  });

  test('signing out leads on to the provider, which leads back', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    await signIn(it);
    const page = await it.client.ask('POST', '/sign-out');
    expect(page.status).toBe(200);
    const link = /content="0; url=([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const target = new URL(link);
    expect(target.origin).toBe(it.idp.issuer);
    expect(target.searchParams.get('post_logout_redirect_uri')).toBe(`${it.url}/sign-in`);
    expect(target.searchParams.get('id_token_hint')).toMatch(/^ey/);
    // the provider takes it for a request of ours: it asks its user, instead of saying that something is wrong
    expect((await authClient(it.idp.issuer).ask('GET', link)).status).toBe(200);
    expect(await whoIs(it)).toBe('nobody');
  });
});

withAuthBench('what can go wrong at an identity provider', (bench) => {
  const future = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

  test.each([
    ['another nonce', { nonce: 'x' }],
    ['another audience', { aud: 'somebody-else' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['a time that is over', { exp: future(-120), iat: future(-600) }],
    ['nobody', { sub: '' }],
  ])('an ID token for %s is the fault of the provider', async (_title, lie) => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    it.idp.lie = (claims) => ({ ...claims, ...lie });
    const answer = await signIn(it);
    expect(answer.status).toBe(502);
    expect(answer.text).toContain('Company and this server do not understand each other');
    expect(await whoIs(it)).toBe('nobody');
  });

  test('clocks may differ by half a minute', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    it.idp.lie = (claims) => ({ ...claims, exp: future(-10), iat: future(20) });
    expect((await signIn(it)).status).toBe(303);
  });

  test('a signature by another key is no signature', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    it.idp.forgesSignature = true;
    expect((await signIn(it)).status).toBe(502);
    expect(await whoIs(it)).toBe('nobody');
  });

  test('who cancels is told how to go on', async () => {
    const it = await scene(bench());
    it.idp.user = undefined;
    const answer = await signIn(it);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Sign-in cancelled');
    expect(answer.text).toContain('href="/sign-in"');
  });

  test('a way back that nobody began, or from another provider, or for the second time, begins anew', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    const callback = await wayBack(it);
    const stranger = authClient(it.url);
    expect((await stranger.ask('GET', callback)).status).toBe(400);
    expect((await it.client.ask('GET', callback.replace(/state=[^&]+/, 'state=xxxxxxxxxxxxxxxxxxxxxxxx'))).status).toBe(
      400,
    );
    const kept = new Map(it.client.cookies);
    expect((await it.client.ask('GET', callback)).status).toBe(303);
    for (const [name, value] of kept) it.client.cookies.set(name, value);
    const again = await it.client.ask('GET', callback);
    expect(again.status).toBe(400);
    expect(again.text).toContain('Please sign in once more');
    expect((await it.client.ask('GET', '/auth/oidc/company/callback')).status).toBe(400);
  });

  test('a provider that is away is told so, and found again when it is back', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    it.idp.fails = 503;
    const away = await it.client.ask('GET', '/auth/oidc/company');
    expect(away.status).toBe(503);
    expect(away.headers.get('retry-after')).not.toBeNull();
    expect(away.text).toContain('Company does not answer');
    it.idp.fails = undefined;
    const callback = await wayBack(it);
    it.idp.fails = 500;
    expect((await it.client.ask('GET', callback)).status).toBe(503);
    it.idp.fails = undefined;
    expect((await signIn(it)).status).toBe(303);
    await it.idp.close();
    expect((await it.client.ask('GET', '/auth/oidc/company')).status).toBe(303);
    const gone = authClient(
      (await startAuthApp(bench(), { auth: { localSignIn: true, sessionHours: 1, providers: [it.idp.settings] } })).url,
    );
    expect((await gone.ask('GET', '/auth/oidc/company')).status).toBe(503);
  });

  test('a provider that does not know this server is told apart from one that is away', async () => {
    const it = await scene(bench(), { clientSecret: { reveal: () => 'a wrong secret' } });
    account(it.idp, { groups: ['ops'] });
    const answer = await signIn(it);
    expect(answer.status).toBe(502);
  });
});

withAuthBench('a session for which a provider vouches', (bench) => {
  test('follows the groups, and ends when they give no role any more', async () => {
    const it = await scene(bench());
    const id = account(it.idp, { groups: ['ops'] });
    await signIn(it);
    it.idp.accounts.set(id, { name: 'A', groups: ['admins'] });
    expect(await whoIs(it)).toBe('Operator');
    bench().wait(5 * minute);
    expect(await whoIs(it)).toBe('Administrator');
    it.idp.accounts.set(id, { name: 'A', groups: [] });
    bench().wait(5 * minute);
    expect(await whoIs(it)).toBe('nobody');
    it.idp.accounts.set(id, { name: 'A', groups: ['ops'] });
    expect((await signIn(it)).status).toBe(303);
    expect(await whoIs(it)).toBe('Operator');
  });

  test('is asked about once, however many requests come at the same time', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    await signIn(it);
    bench().wait(5 * minute);
    const all = await Promise.all(Array.from({ length: 10 }, () => whoIs(it)));
    expect(new Set(all)).toEqual(new Set(['Operator']));
    bench().wait(5 * minute);
    // a refresh token that was used twice would have ended it: the provider rotates them
    expect(await whoIs(it)).toBe('Operator');
  });

  test('ends when the provider refuses', async () => {
    const it = await scene(bench());
    const id = account(it.idp, { groups: ['ops'] });
    await signIn(it);
    it.idp.accounts.delete(id);
    bench().wait(5 * minute);
    expect(await whoIs(it)).toBe('nobody');
  });

  test('outlives an hour in which the provider is away, and no more', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    await signIn(it);
    it.idp.fails = 503;
    bench().wait(59 * minute);
    expect(await whoIs(it)).toBe('Operator');
    bench().wait(6 * minute);
    expect(await whoIs(it)).toBe('nobody');
  });

  test('ends when what the provider gave was changed in the database', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    await signIn(it);
    await bench()
      .store.db.updateTable('sessions')
      .set({ sealed_tokens: Buffer.alloc(60, 1) })
      .execute();
    expect(await whoIs(it)).toBe('Operator');
    bench().wait(5 * minute);
    expect(await whoIs(it)).toBe('nobody');
  });

  test('ends when the provider is taken out of the configuration', async () => {
    const it = await scene(bench());
    account(it.idp, { groups: ['ops'] });
    await signIn(it);
    const { url } = await startAuthApp(bench());
    const client = authClient(url);
    for (const [name, value] of it.client.cookies) client.cookies.set(name, value);
    expect((await client.ask('GET', '/account')).status).toBe(303);
  });
});
