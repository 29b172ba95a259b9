import { expect, test } from 'vitest';
import { linkTokens } from '../../mail/link-tokens.ts';
import { withServer } from '../../testing/with-server.ts';

interface Subscription {
  id: string;
  secret?: string;
  version: number;
  disabledAt: string | null;
}

withServer('subscriptions', (server) => {
  const path = '/api/v1/subscriptions';

  test('are added with a secret that is shown once, and changed by their version', async () => {
    const component = (await server().request('POST', '/api/v1/components', { body: {} })).json as { id: string };
    const body = {
      address: 'https://hooks.example.com/status',
      componentIds: [component.id],
      events: ['maintenance', 'incident.published'],
    };
    const made = await server().request('POST', path, { body });
    const { id, secret, ...shown } = made.json as Subscription;
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`${path}/${id}`);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(shown).toMatchObject({ ...body, kind: 'webhook', createdBy: 'operator', disabledAt: null, version: 1 });

    const read = await server().request('GET', `${path}/${id}`);
    expect(read.json).toEqual({ id, ...shown });
    expect(read.headers.get('etag')).toBe('"1"');
    const change = (tag: string, fields: object) =>
      server().request('PATCH', `${path}/${id}`, { body: fields, headers: { 'if-match': tag } });
    const disabled = await change('"1"', { isDisabled: true, events: null });
    expect(disabled.json).toMatchObject({
      version: 2,
      events: null,
      disabledAt: expect.stringContaining('T') as string,
    });
    expect((await change('"1"', { isDisabled: false })).status).toBe(412);
    expect((await change('*', { isDisabled: false })).json).toMatchObject({ version: 3, disabledAt: null });
    expect((await server().request('GET', `${path}/${id}/deliveries`)).json).toEqual({ data: [], next: null });

    const audit = await server().request('GET', '/api/v1/audit?objectType=subscription', { as: 'administrator' });
    expect(audit.text).toContain('subscription.create');
    expect(audit.text).not.toContain(secret);
    const gone = await server().request('DELETE', `${path}/${id}`, { headers: { 'if-match': '"3"' } });
    expect(gone.status).toBe(204);
    expect((await server().request('GET', `${path}/${id}`)).status).toBe(404);
  });

  test('of chats show no token, and can move to another room', async () => {
    const accessToken = 'syt_secret_token';
    const body = { kind: 'matrix', address: 'https://matrix.example.com', room: '!abc:example.com', language: 'de' };
    const made = await server().request('POST', path, { body: { ...body, accessToken } });
    expect(made.json).toMatchObject({ ...body, secret: null });
    const { id } = made.json as Subscription;
    const headers = { 'if-match': '"1"' };
    const changed = await server().request('PATCH', `${path}/${id}`, { body: { room: '!def:example.com' }, headers });
    expect(changed.json).toMatchObject({ ...body, room: '!def:example.com' });
    const slack = await server().request('POST', path, {
      body: { kind: 'slack', address: 'https://hooks.slack.example/services/T/B/x' },
    });
    expect(slack.json).toMatchObject({ kind: 'slack', room: null, secret: null, language: 'en' });
    const all = await server().request('GET', path);
    const audit = await server().request('GET', '/api/v1/audit?objectType=subscription', { as: 'administrator' });
    expect(all.text + audit.text + made.text + changed.text).not.toContain(accessToken);
  });

  test('of Matrix send their token to no other server, by no other protocol and at no other port', async () => {
    const body = { kind: 'matrix', address: 'https://matrix.example.com', room: '!abc:example.com' };
    const made = await server().request('POST', path, { body: { ...body, accessToken: 'syt_secret_token' } });
    const { id } = made.json as Subscription;
    const change = (fields: object) =>
      server().request('PATCH', `${path}/${id}`, { body: fields, headers: { 'if-match': '*' } });
    const secret = async () => {
      const row = await server()
        .store.db.selectFrom('subscriptions')
        .select(['secret', 'address'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return [row.address, row.secret];
    };
    for (const address of [
      'https://attacker.example.net',
      'http://matrix.example.com',
      'https://matrix.example.com:8448',
    ]) {
      const refused = await change({ address });
      expect(refused.status).toBe(400);
      expect(refused.json).toMatchObject({
        errors: [{ path: 'accessToken', message: expect.stringContaining('send one of that server') as string }],
      });
    }
    expect(await secret()).toEqual([body.address, 'syt_secret_token']);
    expect((await change({ address: 'https://matrix.example.com:443/' })).status).toBe(200);
    const moved = await change({ address: 'https://matrix.example.net', accessToken: 'syt_other' });
    expect(moved.status).toBe(200);
    expect(await secret()).toEqual(['https://matrix.example.net', 'syt_other']);
  });

  test('of people ask them first, and their addresses are in no log', async () => {
    const body = { kind: 'email', address: 'Anna@EXAMPLE.org', about: 'incidents', frequency: 'weekly' };
    const made = await server().request('POST', path, { body });
    expect(made.json).toMatchObject({
      ...body,
      address: 'Anna@example.org',
      secret: null,
      confirmedAt: null,
      disabledReason: null,
    });
    const { id } = made.json as Subscription;
    const log = await server().request('GET', `${path}/${id}/deliveries`);
    expect(log.json).toMatchObject({ data: [{ event: 'subscription.confirm', state: 'pending', attempts: 0 }] });
    expect((await server().request('POST', path, { body: { ...body, address: 'anna@example.org' } })).status).toBe(409);
    const only = (await server().request('GET', `${path}?kind=email`)).json as { data: Subscription[] };
    expect(only.data.map((one) => one.id)).toEqual([id]);
    const headers = { 'if-match': '*' };
    const change = (fields: object) => server().request('PATCH', `${path}/${id}`, { body: fields, headers });
    expect((await change({ address: 'eve@example.org' })).status).toBe(400);
    expect((await change({ frequency: 'daily', about: null })).json).toMatchObject({ frequency: 'daily', about: null });
    expect((await server().request('DELETE', `${path}/${id}`, { headers })).status).toBe(204);
    const audit = await server().request('GET', '/api/v1/audit?objectType=subscription', { as: 'administrator' });
    expect(audit.text).not.toMatch(/anna@|eve@/i);
    const kept = await server().store.db.selectFrom('outbox').selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/anna@/i);
  });

  test('have a log of deliveries that can be filtered', async () => {
    const made = await server().request('POST', path, { body: { address: 'https://hooks.example.com/log' } });
    const { id } = made.json as Subscription;
    const { db } = server().store;
    const objectId = crypto.randomUUID();
    for (const state of ['delivered', 'failed', 'failed'] as const) {
      const event = await db
        .insertInto('outbox')
        .values({ event: 'incident.created', object_id: objectId, payload: '{}' })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db.insertInto('deliveries').values({ subscription_id: id, outbox_id: event.id, state }).execute();
    }
    const list = async (query: string) =>
      (await server().request('GET', `/api/v1/deliveries?${query}`)).json as { data: object[]; next: string | null };
    expect((await list(`subscriptionId=${id}`)).data).toHaveLength(3);
    expect((await list(`objectId=${objectId}&state=failed`)).data).toMatchObject([
      { subscriptionId: id, state: 'failed', objectId },
      { subscriptionId: id, state: 'failed', objectId },
    ]);
    const first = await list(`objectId=${objectId}&limit=2`);
    const second = await list(`objectId=${objectId}&limit=2&cursor=${first.next ?? ''}`);
    expect([...first.data, ...second.data]).toHaveLength(3);
    expect(second).toMatchObject({ data: [{ state: 'delivered' }], next: null });
    expect((await list(`subscriptionId=${crypto.randomUUID()}`)).data).toEqual([]);
    expect((await server().request('GET', `${path}/${id}/deliveries?state=delivered`)).json).toMatchObject({
      data: [{ state: 'delivered' }],
    });
  });

  test('are listed by their kind', async () => {
    await server().request('POST', path, { body: { kind: 'teams', address: 'https://teams.example.com/workflow' } });
    const { json } = await server().request('GET', `${path}?kind=teams`);
    expect(json).toMatchObject({ data: [{ kind: 'teams' }], next: null });
    expect((await server().request('GET', `${path}?kind=pigeon`)).status).toBe(400);
  });

  test('a delivery that was given up is taken up again, and no other one', async () => {
    const made = await server().request('POST', path, { body: { address: 'https://hooks.example.com/retry' } });
    const { id } = made.json as Subscription;
    const { db } = server().store;
    const add = async (state: 'failed' | 'delivered') => {
      const event = await db
        .insertInto('outbox')
        .values({ event: 'incident.created', object_id: crypto.randomUUID(), payload: '{}' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const delivery = await db
        .insertInto('deliveries')
        .values({ subscription_id: id, outbox_id: event.id, state, attempts: 11, last_error: 'answered 500' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return delivery.id;
    };
    const retry = (delivery: string) => server().request('POST', `/api/v1/deliveries/${delivery}/retry`);
    const failed = await add('failed');
    const { status, json } = await retry(failed);
    expect([status, json]).toMatchObject([
      200,
      { id: failed, state: 'pending', attempts: 0, to: 'https://hooks.example.com/retry' },
    ]);
    expect((await retry(failed)).status).toBe(409);
    expect((await retry(await add('delivered'))).status).toBe(409);
    expect((await retry(crypto.randomUUID())).status).toBe(404);
    const audit = await server().request('GET', `/api/v1/audit?objectId=${failed}`, { as: 'administrator' });
    expect(audit.json).toMatchObject({
      data: [{ action: 'delivery.retry', before: { state: 'failed', attempts: 11 }, after: { state: 'pending' } }],
    });
    const off = { body: { isDisabled: true }, headers: { 'if-match': '*' } };
    await server().request('PATCH', `${path}/${id}`, off);
    const refused = await retry(await add('failed'));
    expect([refused.status, refused.json]).toMatchObject([409, { hint: 'Switch the subscription on first.' }]);
  });

  test.each([
    ['no address', {}, 'address'],
    ['a file', { address: 'file:///etc/passwd' }, 'address'],
    ['a password in the address', { address: 'https://me:secret@hooks.example.com/' }, 'address'],
    [
      'a component that is not there',
      { address: 'https://a.example', componentIds: [crypto.randomUUID()] },
      'componentIds[0]',
    ],
    ['no mailbox', { kind: 'email', address: 'https://a.example' }, 'address'],
    ['a digest of a webhook', { address: 'https://a.example', frequency: 'daily' }, 'frequency'],
    ['a webhook that is confirmed', { address: 'https://a.example', isConfirmed: true }, 'isConfirmed'],
    ['no room', { kind: 'matrix', address: 'https://a.example', accessToken: 'x' }, 'room'],
    ['a token that is none', { kind: 'matrix', address: 'https://a.example', accessToken: 'a\r\nb' }, 'accessToken'],
    ['a room of a webhook', { address: 'https://a.example', room: '!a:b' }, 'room'],
    ['no event', { address: 'https://a.example', events: ['Everything!'] }, 'events[0]'],
  ])('are refused with %s', async (_name, body, field) => {
    const { status, json } = await server().request('POST', path, { body });
    expect([status, json]).toMatchObject([400, { errors: [{ path: field }] }]);
  });
});

withServer(
  'where no e-mail is sent',
  (server) => {
    test('subscribing by it is not offered, and the answer says why', async () => {
      const body = { kind: 'email', address: 'anna@example.org' };
      const { status, json } = await server().request('POST', '/api/v1/subscriptions', { body });
      expect([status, json]).toMatchObject([
        409,
        { detail: 'Subscribing by e-mail is not offered: mail.host is not set.' },
      ]);
      const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
      const sent = await server().request('POST', '/subscribe', { body: 'address=anna@example.org', headers: form });
      expect(sent.status).toBe(404);
    });
  },
  { subscribing: { isMailOffered: false, links: linkTokens('') } },
);
