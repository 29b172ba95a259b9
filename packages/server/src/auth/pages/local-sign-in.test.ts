import { sql, type SqlBool } from 'kysely';
import { expect, test } from 'vitest';
import { ensureFirstAdministrator } from '../invitations/ensure-first-administrator.ts';
import { startAuthApp } from '../testing/auth-app.ts';
import { withAuthBench } from '../testing/auth-bench.ts';
import { authClient } from '../testing/auth-client.ts';
import { invited, password, signedIn } from '../testing/signed-in.ts';
import { testSettings } from '../testing/test-settings.ts';
import { updateUser } from '../users/update-user.ts';

const session = '__Host-scs-session';
const hour = 3_600_000;

withAuthBench('the first administrator', (bench) => {
  test('comes in by the link, once, and the link of an earlier start is worth nothing', async () => {
    const { url } = await startAuthApp(bench());
    const settings = testSettings({ publicUrl: url });
    const stale = await ensureFirstAdministrator(bench(), settings, bench().clock());
    const link = (await ensureFirstAdministrator(bench(), settings, bench().clock())) ?? '';
    const client = authClient(url);
    expect((await client.ask('GET', stale ?? '')).status).toBe(404);

    const page = await client.ask('GET', link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('You are invited as administrator');
    const form = { email: 'ada@example.com', displayName: 'Ada', password };
    const short = await client.ask('POST', link, { form: { ...form, password: 'short' } });
    expect(short).toMatchObject({ status: 400 });
    expect(short.text).toContain('Choose a password of 12 to 200 characters');
    expect(short.text).toContain('value="ada@example.com"');

    expect(await client.ask('POST', link, { form })).toMatchObject({ status: 303, location: '/console' });
    const account = await client.ask('GET', '/account');
    expect(account.text).toContain('Ada');
    expect(account.text).toContain('Administrator');

    expect((await client.ask('GET', link)).status).toBe(404);
    expect(await ensureFirstAdministrator(bench(), settings, bench().clock())).toBeUndefined();
  });

  test('two who use the link at the same time become one user', async () => {
    const { url } = await startAuthApp(bench());
    const path = await invited(bench(), { role: 'reader' });
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        authClient(url).ask('POST', path, { form: { email: `${name}@example.com`, displayName: name, password } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404, 404]);
  });
});

withAuthBench('signing in with a password', (bench) => {
  test('the cookie is the safest there is, and only its hash is stored', async () => {
    const { url } = await startAuthApp(bench());
    await signedIn(bench(), url, 'cookie@example.com', 'operator');
    const client = authClient(url);
    const answer = await client.ask('POST', '/sign-in', {
      form: { email: 'Cookie@Example.com', password, next: '/x' },
    });
    expect(answer).toMatchObject({ status: 303, location: '/x' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-scs-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const rows = await bench().store.db.selectFrom('sessions').selectAll().execute();
    const audit = await bench().store.db.selectFrom('audit_log').selectAll().execute();
    expect(JSON.stringify([rows, audit])).not.toContain(client.cookies.get(session));
    expect(JSON.stringify([rows, audit])).not.toContain(password);
  });

  test('a wrong password and an unknown name look the same, and nothing leads to another site', async () => {
    const { url } = await startAuthApp(bench());
    await signedIn(bench(), url, 'bob@example.com', 'operator');
    const client = authClient(url);
    const ask = (form: Record<string, string>) => client.ask('POST', '/sign-in', { form });
    const [wrong, unknown] = [
      await ask({ email: 'bob@example.com', password: 'something else entirely' }),
      await ask({ email: 'eve@example.com', password }),
    ];
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.text.replaceAll('bob@', 'eve@')).toBe(unknown.text);
    expect(client.cookies.size).toBe(0);
    const lured = await ask({ email: 'bob@example.com', password, next: '//evil.example' });
    expect(lured).toMatchObject({ status: 303, location: '/' });
  });

  test('after ten failures the account is closed for a quarter of an hour, also to the right password', async () => {
    const { url } = await startAuthApp(bench());
    await signedIn(bench(), url, 'carol@example.com', 'operator');
    const ask = (guess: string, address: string) =>
      authClient(url).ask('POST', '/sign-in', {
        form: { email: 'carol@example.com', password: guess },
        headers: { 'x-forwarded-for': address },
      });
    for (let i = 0; i < 10; i += 1) expect((await ask(`guess ${i} of many`, `192.0.2.${i}`)).status).toBe(401);
    const closed = await ask(password, '192.0.2.99');
    expect(closed.status).toBe(429);
    expect(closed.headers.get('retry-after')).toBe('900');
    bench().wait(hour / 4 + 1000);
    expect((await ask(password, '192.0.2.99')).status).toBe(303);
  });

  test('who fails is in the audit log, without what was typed; who goes on failing is there once', async () => {
    const { url } = await startAuthApp(bench());
    await signedIn(bench(), url, 'fay@example.com', 'operator');
    const { store } = bench();
    const { id } = await store.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', 'fay@example.com')
      .executeTakeFirstOrThrow();
    const ask = (email: string, guess: string) =>
      authClient(url).ask('POST', '/sign-in', {
        form: { email, password: guess },
        headers: { 'x-forwarded-for': '198.51.100.7' },
      });
    await ask('a secret in the wrong field', 'guess');
    for (let i = 0; i < 13; i += 1) await ask('Fay@example.com', `guess ${String(i)} of many`);
    const entries = await store.db
      .selectFrom('audit_log')
      .select(['object_type', 'object_id', 'actor_kind', 'before', 'after'])
      .where('action', '=', 'session.refuse')
      .where(sql<SqlBool>`after->>'address' = '198.51.100.7'`)
      .orderBy('id')
      .execute();
    const from = { method: 'password', address: '198.51.100.7' };
    const entry = (objectId: string, reason: string) => ({
      object_type: 'user',
      object_id: objectId,
      actor_kind: 'stranger',
      before: null,
      after: { ...from, reason },
    });
    expect(entries).toEqual([
      entry('unknown', 'unknown-account'),
      ...Array.from({ length: 10 }, () => entry(id, 'wrong-password')),
      entry(id, 'too-often-for-account'),
    ]);
  });

  test('a passkey that is not accepted is in the audit log', async () => {
    const { url } = await startAuthApp(bench());
    const response = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {}, clientExtensionResults: {} };
    const { status } = await authClient(url).ask('POST', '/auth/passkey', {
      json: { response },
      headers: { 'x-forwarded-for': '198.51.100.8' },
    });
    expect(status).toBe(400);
    const entries = await bench()
      .store.db.selectFrom('audit_log')
      .select(['object_id', 'after'])
      .where('action', '=', 'session.refuse')
      .where(sql<SqlBool>`after->>'method' = 'passkey'`)
      .execute();
    expect(entries).toEqual([
      { object_id: 'unknown', after: { method: 'passkey', address: '198.51.100.8', reason: 'not-accepted' } },
    ]);
  });

  test('a session ends when it is left, when it is not used, and in any case after its time', async () => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, 'dan@example.com', 'operator');
    const secret = client.cookies.get(session) ?? '';
    expect(await client.ask('POST', '/sign-out')).toMatchObject({ status: 303, location: '/sign-in?signed-out' });
    expect(client.cookies.size).toBe(0);
    client.cookies.set(session, secret);
    expect(await client.ask('GET', '/account')).toMatchObject({ status: 303, location: '/sign-in?next=%2Faccount' });

    const idle = await signedIn(bench(), url, 'idle@example.com', 'operator');
    bench().wait(4 * hour - 1000);
    expect((await idle.ask('GET', '/account')).status).toBe(200);
    bench().wait(4 * hour - 1000);
    expect((await idle.ask('GET', '/account')).status).toBe(200);
    bench().wait(4 * hour + 1000);
    expect((await idle.ask('GET', '/account')).status).toBe(303);

    const busy = await signedIn(bench(), url, 'busy@example.com', 'operator');
    for (let hours = 0; hours < 11; hours += 1) {
      bench().wait(hour);
      expect((await busy.ask('GET', '/account')).status).toBe(200);
    }
    bench().wait(hour);
    expect((await busy.ask('GET', '/account')).status).toBe(303);
  });

  test('signing in anew ends the session that the browser had', async () => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, 'anew@example.com', 'operator');
    const before = client.cookies.get(session) ?? '';
    await client.ask('POST', '/sign-in', { form: { email: 'anew@example.com', password } });
    const old = authClient(url);
    old.cookies.set(session, before);
    expect((await old.ask('GET', '/account')).status).toBe(303);
    expect((await client.ask('GET', '/account')).status).toBe(200);
  });

  test('who changes the password needs the current one, and ends all other sessions', async () => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, 'change@example.com', 'reader');
    const other = authClient(url);
    const signIn = (word: string) =>
      other.ask('POST', '/sign-in', { form: { email: 'change@example.com', password: word } });
    expect((await signIn(password)).status).toBe(303);
    const change = (currentPassword: string, next: string) =>
      client.ask('POST', '/account/password', { form: { currentPassword, password: next } });
    const wrong = await change('not the password', 'a giant leap for clouds');
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('The current password is wrong.');
    expect((await change(password, 'short')).text).toContain('Choose a password of 12 to 200 characters');
    expect((await other.ask('GET', '/account')).status).toBe(200);
    const changed = await change(password, 'a giant leap for clouds');
    expect(changed).toMatchObject({ status: 303, location: '/account?password-changed' });
    expect((await client.ask('GET', changed.location ?? '')).text).toContain('Your password is changed.');
    expect((await other.ask('GET', '/account')).status).toBe(303);
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn('a giant leap for clouds')).status).toBe(303);
  });

  test('who is disabled is out at once, and does not come in again', async () => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, 'erin@example.com', 'operator');
    const { id } = await bench()
      .store.db.selectFrom('users')
      .select('id')
      .where('email', '=', 'erin@example.com')
      .executeTakeFirstOrThrow();
    await bench().act(updateUser, { id, isDisabled: true });
    expect((await client.ask('GET', '/account')).status).toBe(303);
    const again = await client.ask('POST', '/sign-in', { form: { email: 'erin@example.com', password } });
    expect(again.status).toBe(401);
  });
});

withAuthBench('requests from other sites', (bench) => {
  const create = { displayName: 'made from elsewhere' };
  test.each([
    ['a page here', { 'sec-fetch-site': 'same-origin' }, 201],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ["the user's other subdomain", { 'sec-fetch-site': 'same-site' }, 403],
    ['another site, in an old browser', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }, 403],
    ['a frame without an origin', { 'sec-fetch-site': undefined, origin: 'null' }, 403],
    ['nowhere', { 'sec-fetch-site': undefined }, 403],
  ])('a session of %s', async (_title, headers, status) => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, `${crypto.randomUUID()}@example.com`, 'operator');
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = Object.entries({ cookie, 'content-type': 'application/json', ...headers }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const answer = await fetch(`${url}/api/v1/incidents`, {
      method: 'POST',
      headers: Object.fromEntries(sent),
      body: JSON.stringify(create),
    });
    expect(answer.status).toBe(status);
  });

  test('an old browser says its own origin', async () => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, 'old@example.com', 'operator');
    const headers = { cookie: `${session}=${client.cookies.get(session) ?? ''}`, origin: url };
    expect((await fetch(`${url}/sign-out`, { method: 'POST', headers, redirect: 'manual' })).status).toBe(303);
  });

  test('nobody is signed in or out from elsewhere, and the page says so', async () => {
    const { url } = await startAuthApp(bench());
    const client = await signedIn(bench(), url, 'frank@example.com', 'operator');
    const headers = { 'sec-fetch-site': 'cross-site', 'accept-language': 'de' };
    const refused = await client.ask('POST', '/sign-in', { form: { email: 'frank@example.com', password }, headers });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Nicht von hier');
    expect((await client.ask('POST', '/sign-out', { headers })).status).toBe(403);
    expect((await client.ask('GET', '/account')).status).toBe(200);
  });
});

withAuthBench('a session that has ended', (bench) => {
  test('is told to who writes, and forgotten for who reads', async () => {
    const { url } = await startAuthApp(bench());
    const client = authClient(url);
    client.cookies.set(session, 'x'.repeat(43));
    expect((await client.ask('GET', '/api/v1/components')).status).toBe(200);
    client.cookies.set(session, 'x'.repeat(43));
    const refused = await client.ask('POST', '/api/v1/incidents', { json: {} });
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('The session has ended.');
  });
});

withAuthBench('the settings', (bench) => {
  test('without local sign-in there is no form, and none is read', async () => {
    const { url } = await startAuthApp(bench(), { auth: { localSignIn: false, sessionHours: 1, providers: [] } });
    const client = authClient(url);
    const page = await client.ask('GET', '/sign-in');
    expect(page.text).not.toContain('<form');
    expect(page.text).toContain('No way to sign in is configured');
    expect((await client.ask('POST', '/sign-in', { form: { email: 'a@example.com', password } })).status).toBe(403);
    expect((await client.ask('POST', '/auth/passkey/options', { json: {} })).status).toBe(403);
  });

  test('an address that is not encrypted is called so, where browsers will keep no session', async () => {
    const { url } = await startAuthApp(bench(), { publicUrl: 'http://status.example.com' });
    const page = await authClient(url).ask('GET', '/sign-in', { headers: { 'accept-language': 'de' } });
    expect(page.text).toContain('http://status.example.com ist nicht verschlüsselt');
    expect(page.text).not.toContain('data-passkey');
  });

  test('what cannot be read is refused, with a page', async () => {
    const { url } = await startAuthApp(bench());
    const client = authClient(url);
    const send = (body: string | Buffer, type = 'application/x-www-form-urlencoded') =>
      fetch(`${url}/sign-in`, {
        method: 'POST',
        headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
        body,
      });
    expect((await send(Buffer.from([0xff, 0xfe]))).status).toBe(400);
    expect((await send('email=%00&password=%00')).status).toBe(400);
    expect((await send('{', 'application/json')).status).toBe(400);
    expect((await send('x', 'text/plain')).status).toBe(415);
    expect((await send('x'.repeat(2_000_000))).status).toBe(413);
    expect((await client.ask('GET', `/invitation/${'x'.repeat(3000)}`)).status).toBe(404);
    expect((await client.ask('GET', '/invitation/%00')).status).toBe(404);
    expect((await client.ask('GET', '/auth/oidc/none')).status).toBe(404);
  });
});
