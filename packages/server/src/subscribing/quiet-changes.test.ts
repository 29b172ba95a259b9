import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { linkTokens } from '../mail/link-tokens.ts';
import { withServer } from '../testing/with-server.ts';

const links = linkTokens('a key for tests');

withServer('what subscribers do to their own subscriptions', (bench) => {
  async function subscribe(address: string): Promise<{ id: string; token: string }> {
    const { id } = await bench()
      .store.db.insertInto('subscriptions')
      .values({ kind: 'email', address, created_by: 'test', confirmed_at: '2026-01-01T00:00:00Z' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, token: links.tokenOf(id) };
  }

  /** As a browser sends the forms of our pages. */
  async function post(path: string, fields: Record<string, string> = {}): Promise<number> {
    const answer = await fetch(`${bench().url}${path}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    return answer.status;
  }

  const recordsOf = async (id: string) => {
    const rows = await bench()
      .store.db.selectFrom('audit_log')
      .select('action')
      .where('object_id', '=', id)
      .orderBy('id')
      .execute();
    return rows.map(({ action }) => action);
  };

  test('no open page hears of it, and no other server forgets what it keeps', async () => {
    const server = bench();
    const { store, url } = server;
    const { token } = await subscribe('anna@example.org');
    const [answer] = (await once(get(`${url}/live`, { agent: false }), 'response')) as [IncomingMessage];
    let said = '';
    answer.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const heard: (string | undefined)[] = [];
    const listener = await store.pool.connect();
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('listen scs_changes');
    const own = `/subscriptions/${token}`;
    expect(await post(own, { frequency: 'daily', language: 'en' })).toBe(303);
    for (let count = 0; count < 5; count += 1) {
      expect(await post(own, { frequency: 'daily', language: 'en' })).toBe(303);
      expect(await post(`${own}/confirm`)).toBe(303);
    }
    for (let count = 0; count < 5; count += 1) expect(await post(`/unsubscribe/${token}`)).toBe(200);
    await server.request('POST', '/api/status/components', { body: { displayName: 'Storage' } });
    await expect.poll(() => said).toMatch(/event: changed/);
    expect(said.match(/event: changed/g)).toHaveLength(1);
    await expect.poll(() => heard.length).toBe(3);
    // the workers hear of what was changed and of the end, once each
    expect(heard.map((payload) => payload?.startsWith('work '))).toEqual([true, true, false]);
    listener.release(true);
    answer.destroy();
  });

  test('who chooses the same again is not in the audit log again, in whatever order the components come', async () => {
    const { store } = bench();
    const { id, token } = await subscribe('bert@example.org');
    const made = await store.db
      .insertInto('components')
      .values([{ display_name: 'One' }, { display_name: 'Two' }])
      .returning('id')
      .execute();
    const [one = '', two = ''] = made.map((component) => component.id);
    const choose = (...components: string[]) =>
      fetch(`${bench().url}/subscriptions/${token}`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(components.map((component): [string, string] => ['component', component])),
        redirect: 'manual',
      });
    await choose(one, two);
    await choose(two, one);
    expect(await recordsOf(id)).toEqual(['subscription.change-own']);
    await choose(one);
    expect(await recordsOf(id)).toEqual(['subscription.change-own', 'subscription.change-own']);
    const { version } = await store.db
      .selectFrom('subscriptions')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(version).toBe(3);
  });
});
