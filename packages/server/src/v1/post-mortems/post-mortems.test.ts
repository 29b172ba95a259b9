import { expect, test } from 'vitest';
import { fanOut } from '../../deliveries/fan-out.ts';
import { withServer } from '../../testing/with-server.ts';

interface PostMortem {
  title: string | null;
  body: string;
  publishedAt: string | null;
  version: number;
}

withServer('post-mortems', (server) => {
  const ask = (method: string, path: string, options: Parameters<ReturnType<typeof server>['request']>[2] = {}) =>
    server().request(method, `/api/v1${path}`, options);
  const incident = async (body: object = {}) =>
    ((await ask('POST', '/incidents', { body: { displayName: 'Down', ...body } })).json as { id: string }).id;
  const write = (id: string, body: object, tag?: string) =>
    ask('PUT', `/incidents/${id}/post-mortem`, { body, headers: tag === undefined ? {} : { 'if-match': tag } });
  const read = (id: string, as: 'operator' | 'reader' | 'stranger' = 'operator') =>
    ask('GET', `/incidents/${id}/post-mortem`, { as });

  test('a draft is seen by operators alone, until it is published, and again once it is taken back', async () => {
    const id = await incident();
    expect((await read(id)).status).toBe(404);
    const made = await write(id, { title: 'Why', body: 'A **fuse**.' });
    expect([made.status, made.json, made.headers.get('etag'), made.headers.get('location')]).toMatchObject([
      201,
      { title: 'Why', body: 'A **fuse**.', publishedAt: null, version: 2 },
      '"2"',
      `/api/v1/incidents/${id}/post-mortem`,
    ]);
    for (const as of ['stranger', 'reader'] as const) expect((await read(id, as)).status).toBe(404);
    expect((await ask('GET', `/incidents/${id}`, { as: 'stranger' })).json).toMatchObject({
      postMortemPublishedAt: null,
    });

    const published = await ask('POST', `/incidents/${id}/post-mortem/publish`);
    expect(published.status).toBe(200);
    const { publishedAt } = published.json as PostMortem;
    expect((await read(id, 'stranger')).json).toMatchObject({ title: 'Why', publishedAt, version: 3 });
    expect((await ask('GET', `/incidents/${id}`, { as: 'stranger' })).json).toMatchObject({
      postMortemPublishedAt: publishedAt,
    });
    expect((await ask('POST', `/incidents/${id}/post-mortem/publish`)).status).toBe(409);

    // what is corrected stays published
    const corrected = await write(id, { body: 'Two fuses.' }, '"3"');
    expect(corrected.json).toMatchObject({ title: null, body: 'Two fuses.', publishedAt, version: 4 });
    expect((await ask('POST', `/incidents/${id}/post-mortem/unpublish`)).json).toMatchObject({ publishedAt: null });
    expect((await read(id, 'stranger')).status).toBe(404);
    expect((await ask('POST', `/incidents/${id}/post-mortem/unpublish`)).status).toBe(409);
  });

  test('nobody overwrites what they have not seen', async () => {
    const id = await incident();
    const [one, other] = await Promise.all([write(id, { body: 'one' }), write(id, { body: 'other' })]);
    expect([one.status, other.status].sort()).toEqual([201, 428]);
    expect((await write(id, { body: 'x' }, '"7"')).status).toBe(412);
    expect((await ask('DELETE', `/incidents/${id}/post-mortem`)).status).toBe(428);
    const gone = await ask('DELETE', `/incidents/${id}/post-mortem`, { headers: { 'if-match': '"2"' } });
    expect(gone.status).toBe(204);
    expect((await write(id, { body: 'x' }, '"2"')).status).toBe(412);
    // who has seen the one that is gone has not seen the one that was written in its place
    expect((await write(id, { body: 'theirs' })).status).toBe(201);
    expect((await write(id, { body: 'x' }, '"2"')).status).toBe(412);
    expect((await write(id, { body: '' })).status).toBe(400);
    expect((await write('11111111-1111-4111-8111-111111111111', { body: 'x' })).status).toBe(404);
  });

  test('that of a draft cannot be published, and that of an incident nobody may see is not there', async () => {
    const id = await incident({ isDraft: true });
    expect((await write(id, { body: 'x' })).status).toBe(201);
    expect((await ask('POST', `/incidents/${id}/post-mortem/publish`)).status).toBe(409);
    const { id: type } = (await ask('POST', '/impact-types', { body: { displayName: 'outage' } })).json as {
      id: string;
    };
    const { id: hidden } = (await ask('POST', '/components', { body: { displayName: 'Secret', visibility: 'hidden' } }))
      .json as { id: string };
    const unseen = await incident({ affects: [{ reference: hidden, type, severity: 70 }] });
    await write(unseen, { body: 'x' });
    expect((await ask('POST', `/incidents/${unseen}/post-mortem/publish`)).status).toBe(200);
    expect((await read(unseen, 'stranger')).status).toBe(404);
  });

  test('subscribers are told of it once it is published, unless nobody shall be', async () => {
    const { db } = server().store;
    await ask('POST', '/subscriptions', { body: { kind: 'slack', address: 'https://hooks.example.com/x' } });
    const [told, quiet] = [await incident({ notify: false }), await incident({ notify: false })];
    await write(told, { title: 'Why', body: 'A fuse.' });
    await write(quiet, { body: 'x' });
    await ask('POST', `/incidents/${quiet}/post-mortem/publish`, { body: { notify: false } });
    await ask('POST', `/incidents/${told}/post-mortem/publish`);
    while (!(await fanOut(db, new Date())));
    const rows = await db
      .selectFrom('deliveries')
      .innerJoin('outbox', 'outbox.id', 'deliveries.outbox_id')
      .select(['event', 'object_id', 'message'])
      .execute();
    expect(rows.map(({ event, object_id }) => [event, object_id])).toEqual([['post-mortem.published', told]]);
    expect(JSON.parse(rows[0]?.message ?? '')).toMatchObject({
      data: { incident: { id: told }, postMortem: { title: 'Why', body: 'A fuse.' } },
    });
  });

  test('it goes with its incident, is in the audit log, and is part of an export', async () => {
    const id = await incident();
    await write(id, { title: 'Why', body: 'A fuse.' });
    const { json } = await ask('GET', '/export', { as: 'administrator' });
    const { incidents } = json as { incidents: { id: string }[] };
    expect(incidents.find((found) => found.id === id)).toMatchObject({
      postMortem: { title: 'Why', body: 'A fuse.', publishedAt: null, version: 2 },
    });
    await ask('DELETE', `/incidents/${id}`, { headers: { 'if-match': '*' } });
    const replaced = await ask('POST', '/import?replace=true', { as: 'administrator', body: json });
    expect(replaced.status, replaced.text).toBe(200);
    expect((await read(id)).json).toMatchObject({ title: 'Why', body: 'A fuse.' });
    const log = await server()
      .store.db.selectFrom('audit_log')
      .select(['action', 'before'])
      .where('object_id', '=', id)
      .orderBy('id')
      .execute();
    expect(log.map(({ action }) => action)).toEqual(['incident.create', 'post-mortem.write', 'incident.delete']);
    expect(log[2]?.before).toMatchObject({ postMortem: { body: 'A fuse.' } });
  });
});
