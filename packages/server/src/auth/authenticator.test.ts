import Fastify, { type FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { actorOf } from '../http/actor-of.ts';
import { requireRoles } from '../http/require-roles.ts';
import { authenticator } from './authenticator.ts';
import { authContext } from './context.ts';
import { withAuthBench, type AuthBench } from './testing/auth-bench.ts';
import { testSettings } from './testing/test-settings.ts';
import { createToken } from './tokens/create-token.ts';
import { revokeToken } from './tokens/revoke-token.ts';

const bootstrap = 'b'.repeat(32);
const hour = 3_600_000;

withAuthBench('bearer tokens', (bench) => {
  function start({ store, changes, clock }: AuthBench): FastifyInstance {
    const app = Fastify();
    onTestFinished(() => app.close());
    const settings = testSettings({ bootstrapToken: { reveal: () => bootstrap } });
    requireRoles(app, authenticator(authContext({ store, changes }, settings, clock)), () => Promise.resolve());
    app.get('/public', { config: { role: 'anyone', actor: 'optional' } }, (request) => actorOf(request));
    app.get('/unasked', { config: { role: 'anyone' } }, (request) => actorOf(request));
    app.get('/users', { config: { role: 'administrator', action: 'user.list' } }, (request) => actorOf(request));
    app.post('/incidents', { config: { role: 'operator' } }, (request) => actorOf(request));
    return app;
  }

  async function ask(app: FastifyInstance, method: 'GET' | 'POST', url: string, token?: string) {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await app.inject({ method, url, headers });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  }

  const make = (input: object) => bench().act(createToken, { name: 'ci', role: 'operator', expiresAt: null, ...input });

  test('the bootstrap token is an administrator, one that is like it is nobody', async () => {
    const app = start(bench());
    expect(await ask(app, 'GET', '/users', bootstrap)).toMatchObject({ status: 200, body: { kind: 'bootstrap' } });
    expect((await ask(app, 'GET', '/users', `${bootstrap}b`)).status).toBe(401);
    expect((await ask(app, 'GET', '/users', bootstrap.slice(1))).status).toBe(401);
  });

  test('a bootstrap token that can be guessed stops the start', () => {
    const settings = testSettings({ bootstrapToken: { reveal: () => 'b'.repeat(31) } });
    expect(() => authenticator(authContext(bench(), settings))).toThrow('31 characters');
  });

  test('what is public stays so with a bad token, and writing with it is refused', async () => {
    const app = start(bench());
    expect(await ask(app, 'GET', '/public', 'scs_bad')).toMatchObject({ status: 200, body: { kind: 'stranger' } });
    expect(await ask(app, 'POST', '/incidents', 'scs_bad')).toMatchObject({
      status: 401,
      body: { message: 'The token is unknown, has expired, or was revoked.' },
    });
    expect((await ask(app, 'POST', '/incidents')).status).toBe(401);
  });

  test('a route that does not ask who it is learns nothing, one that asks optionally does', async () => {
    const app = start(bench());
    const { token, id } = await make({});
    expect((await ask(app, 'GET', '/unasked', token)).body['kind']).toBe('stranger');
    expect((await ask(app, 'GET', '/public', token)).body).toEqual({ kind: 'token', id, name: 'ci', role: 'operator' });
  });

  test('a token has its role, and narrows it by scopes on verbs and on lists that name their action', async () => {
    const app = start(bench());
    const { token } = await make({});
    expect((await ask(app, 'POST', '/incidents', token)).status).toBe(200);
    expect((await ask(app, 'GET', '/users', token)).status).toBe(403);
    const narrow = await make({ role: 'administrator', scopes: ['incident'] });
    expect((await ask(app, 'GET', '/users', narrow.token)).status).toBe(403);
    const wide = await make({ role: 'administrator', scopes: ['user'] });
    expect((await ask(app, 'GET', '/users', wide.token)).status).toBe(200);
  });

  test('a token ends when it expires, also while it is remembered', async () => {
    const app = start(bench());
    const { token } = await make({ expiresAt: new Date(bench().clock().getTime() + hour).toISOString() });
    bench().wait(hour - 2000);
    expect((await ask(app, 'POST', '/incidents', token)).status).toBe(200);
    bench().wait(2000);
    expect((await ask(app, 'POST', '/incidents', token)).status).toBe(401);
  });

  test('a revoked token ends at once, also while it is remembered', async () => {
    const app = start(bench());
    const { token, id } = await make({});
    expect((await ask(app, 'POST', '/incidents', token)).status).toBe(200);
    await bench().act(revokeToken, { id });
    expect((await ask(app, 'POST', '/incidents', token)).status).toBe(401);
    await expect(bench().act(revokeToken, { id })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('one query finds out whose a token is, and none when it was seen just before', async () => {
    const { store } = bench();
    const app = start({ ...bench(), store });
    const { token } = await make({});
    await ask(app, 'POST', '/incidents', token);
    let queries = 0;
    store.pool.on('acquire', () => (queries += 1));
    onTestFinished(() => {
      store.pool.removeAllListeners('acquire');
    });
    for (let i = 0; i < 5; i += 1) await ask(app, 'POST', '/incidents', token);
    expect(queries).toBe(0);
    bench().wait(6000);
    await ask(app, 'POST', '/incidents', token);
    expect(queries).toBe(1);
  });

  test('only the hash of a token is stored, nobody sees it in the audit log, and its use is noted', async () => {
    const { store } = bench();
    const app = start(bench());
    const { token, id } = await make({});
    await ask(app, 'POST', '/incidents', token);
    const row = await store.db.selectFrom('api_tokens').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const audit = await store.db.selectFrom('audit_log').selectAll().where('object_id', '=', id).execute();
    expect(JSON.stringify([row, audit])).not.toContain(token.slice(4));
    expect(audit).toMatchObject([{ action: 'token.create', actor_name: 'bootstrap token' }]);
    expect(row.last_used_at).not.toBeNull();
  });

  test('nobody makes a token above the own role, a token makes none, and none begins expired', async () => {
    const operator = { kind: 'user', id: null, name: 'ola', role: 'operator' } as const;
    const input = { name: 'x', role: 'administrator', expiresAt: null };
    await expect(bench().act(createToken, input, operator)).rejects.toMatchObject({ code: 'forbidden' });
    const token = { ...operator, kind: 'token' } as const;
    await expect(bench().act(createToken, { ...input, role: 'reader' }, token)).rejects.toThrow('cannot make tokens');
    await expect(make({ expiresAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(make({ scopes: ['Incident!'] })).rejects.toMatchObject({ code: 'invalid' });
  });
});
