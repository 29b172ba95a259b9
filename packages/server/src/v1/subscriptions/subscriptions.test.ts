import { expect, test } from 'vitest';
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

  test.each([
    ['no address', {}, 'address'],
    ['a file', { address: 'file:///etc/passwd' }, 'address'],
    ['a password in the address', { address: 'https://me:secret@hooks.example.com/' }, 'address'],
    [
      'a component that is not there',
      { address: 'https://a.example', componentIds: [crypto.randomUUID()] },
      'componentIds[0]',
    ],
    ['no event', { address: 'https://a.example', events: ['Everything!'] }, 'events[0]'],
  ])('are refused with %s', async (_name, body, field) => {
    const { status, json } = await server().request('POST', path, { body });
    expect([status, json]).toMatchObject([400, { errors: [{ path: field }] }]);
  });
});
