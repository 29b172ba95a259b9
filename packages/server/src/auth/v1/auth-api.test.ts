import { expect, test } from 'vitest';
import { startAuthApp } from '../testing/auth-app.ts';
import { withAuthBench } from '../testing/auth-bench.ts';
import { authClient, type AuthClient } from '../testing/auth-client.ts';
import { password, signedIn } from '../testing/signed-in.ts';

const bootstrap = 'b'.repeat(32);

interface Page {
  data: Record<string, unknown>[];
  next: string | null;
}

withAuthBench('the API of users, tokens, sessions and the audit log', (bench) => {
  async function start() {
    const { url } = await startAuthApp(bench(), { bootstrapToken: { reveal: () => bootstrap } });
    const root = caller(authClient(url), { authorization: `Bearer ${bootstrap}` });
    const person = async (role: 'reader' | 'reporter' | 'operator' | 'administrator') => {
      const email = `${crypto.randomUUID()}@example.com`;
      return { email, ...caller(await signedIn(bench(), url, email, role)) };
    };
    return { url, root, person };
  }

  function caller(client: AuthClient, headers: Record<string, string> = {}) {
    return {
      client,
      async call(method: string, path: string, json?: object, more: Record<string, string> = {}) {
        const asking = json === undefined ? {} : { json };
        const answer = await client.ask(method, `/api/v1${path}`, { ...asking, headers: { ...headers, ...more } });
        const body = answer.text === '' ? {} : (JSON.parse(answer.text) as Record<string, unknown>);
        return { status: answer.status, headers: answer.headers, body, page: body as unknown as Page };
      },
    };
  }

  test('an invitation made by the API lets somebody in, a revoked one nobody', async () => {
    const { url, root } = await start();
    const made = await root.call('POST', '/invitations', { role: 'reader' });
    expect(made).toMatchObject({
      status: 201,
      body: { link: expect.stringContaining(`${url}/invitation/`) as string },
    });
    const link = String(made.body['link']);
    const list = await root.call('GET', '/invitations');
    expect(JSON.stringify(list.body)).not.toContain(link.slice(-43));
    expect((await root.call('DELETE', `/invitations/${String(made.body['id'])}`)).status).toBe(204);
    const form = { email: 'late@example.com', displayName: 'Late', password };
    expect((await authClient(url).ask('POST', link, { form })).status).toBe(404);
    expect((await root.call('DELETE', `/invitations/${String(made.body['id'])}`)).status).toBe(404);
  });

  test('secrets are shown once, and are not possible with an idempotency key', async () => {
    const { root } = await start();
    const token = { name: 'ci', role: 'reporter', expiresAt: null };
    const key = { 'idempotency-key': 'k' };
    expect(await root.call('POST', '/tokens', token, key)).toMatchObject({ status: 400, body: { code: 'invalid' } });
    expect((await root.call('POST', '/invitations', { role: 'reader' }, key)).status).toBe(400);
    const made = await root.call('POST', '/tokens', token);
    expect(made.body['token']).toMatch(/^scs_[\w-]{43}$/);
    const read = await root.call('GET', `/tokens/${String(made.body['id'])}`);
    expect(read.body).toMatchObject({ name: 'ci', role: 'reporter', scopes: null, ownerId: null, lastUsedAt: null });
    expect(JSON.stringify(read.body)).not.toContain('scs_');
  });

  test('people see and revoke their own tokens, administrators all', async () => {
    const { url, root, person } = await start();
    const [ola, kim] = [await person('operator'), await person('operator')];
    const made = await ola.call('POST', '/tokens', { name: 'mine', role: 'reporter', expiresAt: null });
    expect(made.status).toBe(201);
    const path = `/tokens/${String(made.body['id'])}`;
    expect((await ola.call('GET', '/tokens')).page.data).toMatchObject([{ name: 'mine' }]);
    expect((await kim.call('GET', '/tokens')).page.data).toEqual([]);
    expect((await kim.call('GET', path)).status).toBe(404);
    expect((await kim.call('DELETE', path)).status).toBe(404);
    expect((await root.call('GET', path)).status).toBe(200);
    const machine = caller(authClient(url), { authorization: `Bearer ${String(made.body['token'])}` });
    expect((await machine.call('GET', '/self')).body).toMatchObject({ kind: 'token', role: 'reporter' });
    expect((await ola.call('DELETE', path)).status).toBe(204);
    expect((await machine.call('GET', '/self')).status).toBe(401);
  });

  test('users are listed page by page, changed with their version, and deleted with all that is theirs', async () => {
    const { url, root, person } = await start();
    const ola = await person('operator');
    await person('reader');
    const first = await root.call('GET', '/users?limit=1');
    expect(first.page.next).not.toBeNull();
    const second = await root.call('GET', `/users?limit=200&cursor=${first.page.next ?? ''}`);
    const all = [...first.page.data, ...second.page.data];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const id = String(all.find(({ email }) => email === ola.email)?.['id']);
    expect(JSON.stringify(all)).not.toContain('argon2');

    const { body: made } = await ola.call('POST', '/tokens', { name: 'x', role: 'operator', expiresAt: null });
    const machine = caller(authClient(url), { authorization: `Bearer ${String(made['token'])}` });
    const read = await root.call('GET', `/users/${id}`);
    const version = { 'if-match': read.headers.get('etag') ?? '' };
    expect((await root.call('PATCH', `/users/${id}`, { role: 'reader' })).status).toBe(428);
    expect((await root.call('PATCH', `/users/${id}`, { role: 'reader' }, version)).body).toMatchObject({
      role: 'reader',
    });
    expect((await root.call('PATCH', `/users/${id}`, { role: 'operator' }, version)).status).toBe(412);
    // a token may never do more than its owner
    expect((await machine.call('GET', '/self')).body).toMatchObject({ role: 'reader' });
    expect((await root.call('DELETE', `/users/${id}`, undefined, { 'if-match': '*' })).status).toBe(204);
    expect((await machine.call('GET', '/self')).status).toBe(401);
    expect((await ola.call('GET', '/self')).status).toBe(401);
  });

  test('the last administrator stays, also when two remove each other at the same moment', async () => {
    const { root, person } = await start();
    const people = [await person('administrator'), await person('administrator')];
    const ids = (await root.call('GET', '/users?role=administrator')).page.data.map(({ id }) => String(id));
    const [one = '', other = ''] = ids;
    expect(ids).toHaveLength(2);
    const any = { 'if-match': '*' };
    const answers = await Promise.all([
      people[0]?.call('DELETE', `/users/${other}`, undefined, any),
      people[1]?.call('PATCH', `/users/${one}`, { isDisabled: true }, any),
    ]);
    expect(answers.filter((answer) => (answer?.status ?? 500) < 300)).toHaveLength(1);
    const left = (await root.call('GET', '/users?role=administrator')).page.data.find(
      ({ isDisabled }) => isDisabled === false,
    );
    const last = `/users/${String(left?.['id'])}`;
    expect((await root.call('DELETE', last, undefined, any)).status).toBe(409);
    expect((await root.call('PATCH', last, { role: 'operator' }, any)).status).toBe(409);
    expect((await root.call('PATCH', last, { isDisabled: true }, any)).status).toBe(409);
    expect((await root.call('PATCH', last, { displayName: 'Last' }, any)).status).toBe(200);
  });

  test('who is suspended at the identity provider is no administrator who could help', async () => {
    const { root, person } = await start();
    const { db } = bench().store;
    await db.updateTable('users').set({ is_disabled: true }).execute();
    const last = await person('administrator');
    const { id } = (await last.call('GET', '/self')).body;
    const suspended = { role: 'administrator', is_suspended: true, display_name: 'Gone' } as const;
    await db
      .insertInto('users')
      .values({ ...suspended, email: 'gone@example.com', provider: 'somewhere', subject: 'gone' })
      .execute();
    const path = `/users/${String(id)}`;
    expect((await root.call('PATCH', path, { role: 'reader' }, { 'if-match': '*' })).status).toBe(409);
  });

  test('people see and end their own sessions, administrators those of others', async () => {
    const { root, person } = await start();
    const [ola, kim] = [await person('reader'), await person('reader')];
    const { id: userId } = (await ola.call('GET', '/self')).body;
    const { data } = (await ola.call('GET', '/sessions')).page;
    expect(data).toMatchObject([{ userId, isCurrent: true }]);
    expect(JSON.stringify(data)).not.toContain('hash');
    const path = `/sessions/${String(data[0]?.['id'])}`;
    expect((await kim.call('GET', `/sessions?userId=${String(userId)}`)).status).toBe(403);
    expect((await kim.call('DELETE', path)).status).toBe(404);
    expect((await root.call('GET', `/sessions?userId=${String(userId)}`)).page.data).toMatchObject([
      { isCurrent: false },
    ]);
    expect((await root.call('DELETE', path)).status).toBe(204);
    expect((await ola.call('GET', '/self')).status).toBe(401);
  });

  test('the audit log says who, what, before and after, and is found by each of them', async () => {
    const { root, person } = await start();
    const ola = await person('operator');
    const began = new Date().toISOString();
    const { body: incident } = await ola.call('POST', '/incidents', { displayName: 'first' });
    const id = String(incident['id']);
    const changed = await ola.call('PATCH', `/incidents/${id}`, { displayName: 'second' }, { 'if-match': '*' });
    expect(changed.status).toBe(200);
    const { data } = (await root.call('GET', `/audit?objectId=${id}`)).page;
    expect(data).toMatchObject([
      { action: 'incident.update', actor: { kind: 'user', name: ola.email }, after: { displayName: 'second' } },
      { action: 'incident.create', objectType: 'incident', before: null, after: { displayName: 'first' } },
    ]);
    const count = async (query: string) => (await root.call('GET', `/audit?objectId=${id}&${query}`)).page.data.length;
    expect(await count(`actor=${ola.email}`)).toBe(2);
    expect(await count(`actor=${String((await ola.call('GET', '/self')).body['id'])}`)).toBe(2);
    expect(await count('actor=nobody')).toBe(0);
    expect(await count('action=incident')).toBe(2);
    expect(await count('action=incident.create')).toBe(1);
    expect(await count('action=incident%25')).toBe(0);
    expect(await count('objectType=user')).toBe(0);
    expect(await count(`from=${began}`)).toBe(2);
    expect(await count(`to=${began}`)).toBe(0);
    const first = await root.call('GET', `/audit?objectId=${id}&limit=1`);
    const second = await root.call('GET', `/audit?objectId=${id}&limit=1&cursor=${first.page.next ?? ''}`);
    expect([...first.page.data, ...second.page.data]).toEqual(data);
    expect(second.page.next).toBeNull();
    expect((await root.call('GET', '/audit?cursor=x')).status).toBe(400);
    expect((await root.call('GET', '/audit?from=yesterday')).status).toBe(400);
    expect((await ola.call('GET', '/audit')).status).toBe(403);
  });

  test('nothing changes the audit log: neither the API nor the database lets anybody', async () => {
    const { root } = await start();
    await root.call('POST', '/incidents', { displayName: 'x' });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await root.call(method, '/audit')).status).toBe(405);
      expect((await root.call(method, '/audit/1')).status).toBe(404);
    }
    const { pool } = bench().store;
    for (const change of ["update audit_log set action = 'x'", 'delete from audit_log', 'truncate audit_log']) {
      await expect(pool.query(change)).rejects.toThrow('the audit log cannot be changed');
    }
  });
});
