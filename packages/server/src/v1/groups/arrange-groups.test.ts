import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

withServer('the order of groups', (server) => {
  const path = '/api/v1/component-groups';
  const names = async () =>
    ((await server().request('GET', path)).json as { data: { name: string }[] }).data.map(({ name }) => name);

  test('is set for all of them at once', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      ids.push(((await server().request('POST', path, { body: { name } })).json as { id: string }).id);
    }
    expect(await names()).toEqual(['a', 'b', 'c']);
    const order = (wanted: readonly (string | undefined)[]) =>
      server().request('POST', `${path}/order`, { body: { ids: wanted } });
    expect((await order([ids[2], ids[0], ids[1]])).status).toBe(204);
    expect(await names()).toEqual(['c', 'a', 'b']);
    // what has moved is a new version, and what has not is none
    expect((await server().request('GET', `${path}/${ids[2] ?? ''}`)).json).toMatchObject({ position: 0, version: 1 });
    expect((await server().request('GET', `${path}/${ids[0] ?? ''}`)).json).toMatchObject({ position: 1, version: 2 });

    for (const wrong of [ids.slice(1), [...ids, crypto.randomUUID()], [ids[0], ids[0], ids[1]]]) {
      const { status, json } = await order(wrong);
      expect([status, json]).toMatchObject([409, { code: 'conflict' }]);
    }
    expect(await names()).toEqual(['c', 'a', 'b']);
    const audit = await server().request('GET', '/api/v1/audit?action=component-group.arrange', {
      as: 'administrator',
    });
    expect((audit.json as { data: object[] }).data).toHaveLength(1);
  });

  test('a group that is not empty names a component that is in it', async () => {
    const { id } = (await server().request('POST', path, { body: { name: 'full' } })).json as { id: string };
    await server().request('POST', '/api/v1/components', { body: { displayName: 'Compute', groupId: id } });
    const { status, json } = await server().request('DELETE', `${path}/${id}`, { headers: { 'if-match': '*' } });
    expect([status, json]).toMatchObject([
      409,
      { detail: 'The component "Compute" is in the group "full", and perhaps others are.' },
    ]);
  });
});
