import { expect, test } from 'vitest';
import { withServer } from '../testing/with-server.ts';

withServer('what incidents refer to', (server) => {
  const call = (method: string, path: string, options?: Parameters<ReturnType<typeof server>['request']>[2]) =>
    server().request(method, `/api/v1${path}`, options);

  test.each([
    ['/component-groups', { name: 'Region 1', isRedundant: true }, { description: 'the first one', position: 3 }],
    ['/severities', { displayName: 'limited', value: 66 }, { colour: '#f5c451', value: 60 }],
    ['/impact-types', { displayName: 'Latency' }, { description: 'answers late' }],
    ['/components', { displayName: 'API', labels: { az: 'a' } }, { labels: { az: 'b' }, description: 'the door' }],
  ])('%s can be made, read, changed and deleted', async (path, first, changes) => {
    const made = await call('POST', path, { body: first });
    expect(made.json).toMatchObject({ ...first, version: 1 });
    const item = (made.headers.get('location') ?? '').replace('/api/v1', '');
    expect(item.startsWith(`${path}/`)).toBe(true);
    expect((await call('GET', item)).json).toEqual(made.json);
    const changed = await call('PATCH', item, { body: changes, headers: { 'if-match': '"1"' } });
    expect(changed.json).toMatchObject({ ...first, ...changes, version: 2 });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect((await call('GET', path)).json).toMatchObject({ data: [changed.json], next: null });
    expect((await call('PATCH', item, { body: changes })).status).toBe(428);
    expect((await call('DELETE', item, { headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await call('DELETE', item, { headers: { 'if-match': '"2"' } })).status).toBe(204);
    expect((await call('GET', item)).status).toBe(404);
  });

  test('a group that has components is not deleted, and is seen by those who see one of them', async () => {
    const { id } = (await call('POST', '/component-groups', { body: { name: 'Region 2' } })).json as { id: string };
    const see = async (as: 'stranger' | 'reader') => (await call('GET', `/component-groups/${id}`, { as })).status;
    expect(await see('reader')).toBe(404);
    await call('POST', '/components', { body: { groupId: id, visibility: 'signed-in' } });
    expect(await see('reader')).toBe(200);
    expect(await see('stranger')).toBe(404);
    expect((await call('DELETE', `/component-groups/${id}`, { headers: { 'if-match': '*' } })).status).toBe(409);
  });

  test('lists of phases are added, never changed', async () => {
    const first = await call('POST', '/phases', { body: { phases: ['open', 'done'] } });
    expect(first.json).toEqual({ generation: 1, phases: ['open', 'done'] });
    await call('POST', '/phases', { body: { phases: ['new'] } });
    expect((await call('GET', '/phases?limit=1')).json).toMatchObject({ data: [{ generation: 2, phases: ['new'] }] });
    expect((await call('GET', '/phases/1')).json).toEqual(first.json);
    expect((await call('GET', '/phases/3')).status).toBe(404);
    expect((await call('DELETE', '/phases/1')).status).toBe(405);
  });
});
