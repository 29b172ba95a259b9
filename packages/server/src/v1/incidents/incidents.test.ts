import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

interface Incident {
  id: string;
  state: string;
  isDraft: boolean;
  beganAt: string | null;
  endedAt: string | null;
  version: number;
}

withServer('incidents of our own API', (server) => {
  const path = '/api/v1/incidents';
  const create = async (body: object, as: 'operator' | 'reporter' = 'operator') =>
    (await server().request('POST', path, { body, as })).json as Incident;
  const read = (id: string, as: 'operator' | 'stranger' = 'operator') =>
    server().request('GET', `${path}/${id}`, { as });

  test('drafts are for operators until they are published', async () => {
    const draft = await create({ displayName: 'Seen by a probe', isDraft: true }, 'reporter');
    expect(draft).toMatchObject({ state: 'draft', isDraft: true, beganAt: null });
    const refused = await server().request('POST', path, { body: { displayName: 'x' }, as: 'reporter' });
    expect(refused.status).toBe(403);
    expect((await read(draft.id, 'stranger')).status).toBe(404);
    expect((await read(draft.id)).status).toBe(200);
    const list = await server().request('GET', path, { as: 'stranger' });
    expect(list.text).not.toContain(draft.id);

    const published = await server().request('POST', `${path}/${draft.id}/publish`);
    expect([published.status, published.json]).toMatchObject([200, { state: 'open', isDraft: false }]);
    expect((await read(draft.id, 'stranger')).json).toMatchObject({ state: 'open' });
    expect((await server().request('POST', `${path}/${draft.id}/publish`)).status).toBe(409);
  });

  test('a list of what affects a hidden component is empty for strangers', async () => {
    const make = async (kind: string, body: object) =>
      ((await server().request('POST', `/api/v1/${kind}`, { body })).json as { id: string }).id;
    const shown = await make('components', { displayName: 'Shown' });
    const hidden = await make('components', { displayName: 'Hidden', visibility: 'hidden' });
    const type = await make('impact-types', { displayName: 'Down' });
    await create({ affects: [shown, hidden].map((reference) => ({ reference, type, severity: 50 })) });
    const count = async (component: string, as: 'operator' | 'stranger') => {
      const { json } = await server().request('GET', `${path}?component=${component}`, { as });
      return (json as { data: unknown[] }).data.length;
    };
    expect(await count(hidden, 'stranger')).toBe(0);
    expect([await count(shown, 'stranger'), await count(hidden, 'operator')]).toEqual([1, 1]);
  });

  test('one that has ended is reopened', async () => {
    const { id } = await create({ beganAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T01:00:00Z' });
    const reopened = await server().request('POST', `${path}/${id}/reopen`);
    expect([reopened.status, reopened.json]).toMatchObject([200, { state: 'open', endedAt: null, version: 2 }]);
    expect((await server().request('POST', `${path}/${id}/reopen`)).status).toBe(409);
  });

  test('two operators who save at once: one of them is told', async () => {
    const { id } = await create({ displayName: 'Down' });
    const save = (displayName: string) =>
      server().request('PATCH', `${path}/${id}`, { body: { displayName }, headers: { 'if-match': '"1"' } });
    const answers = await Promise.all([save('Up'), save('Sideways')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.headers.get('etag')).toBe('"2"');
    const won = answers.find(({ status }) => status === 200);
    expect((await read(id)).json).toEqual(won?.json);
    const blind = await server().request('PATCH', `${path}/${id}`, { body: { displayName: 'x' } });
    expect(blind.status).toBe(428);
  });

  test('updates are posted, edited and deleted', async () => {
    const { id } = await create({ displayName: 'Down' });
    const body = { displayName: 'We know why', description: 'A fuse.' };
    const posted = await server().request('POST', `${path}/${id}/updates`, { body });
    expect(posted.headers.get('location')).toBe(`${path}/${id}/updates/0`);
    const edited = await server().request('PATCH', `${path}/${id}/updates/0`, {
      body: { description: 'Two fuses.' },
      headers: { 'if-match': '"2"' },
    });
    expect(edited.json).toMatchObject({ ...body, description: 'Two fuses.', version: 3 });
    expect((await read(id, 'stranger')).json).toMatchObject({ updates: [{ order: 0, description: 'Two fuses.' }] });
    const gone = await server().request('DELETE', `${path}/${id}/updates/0`, { headers: { 'if-match': '"3"' } });
    expect(gone.status).toBe(204);
    expect((await server().request('GET', `${path}/${id}/updates`)).json).toEqual({ data: [], next: null });
  });

  test('updates are part of it: whoever has not seen one is refused', async () => {
    const { id } = await create({ displayName: 'Down' });
    const post = (description: string) =>
      server().request('POST', `${path}/${id}/updates`, { body: { description }, headers: { 'if-match': '"1"' } });
    const answers = await Promise.all([post('A fuse.'), post('No, the disks.')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    expect((await read(id)).json).toMatchObject({ version: 2, updates: [{ order: 0 }] });
    const update = `${path}/${id}/updates/0`;
    const key = { 'if-match': '"2"' };
    await server().request('PATCH', update, { body: { description: 'Two fuses.' }, headers: key });
    expect((await server().request('GET', `${path}/${id}`)).headers.get('etag')).toBe('"3"');
    await server().request('DELETE', update, { headers: { 'if-match': '"3"' } });
    const late = await server().request('PATCH', `${path}/${id}`, {
      body: { displayName: 'Up' },
      headers: { 'if-match': '"3"' },
    });
    expect([late.status, late.headers.get('etag')]).toEqual([412, '"4"']);
    // the number of what is gone is used again, its ETag is not
    await server().request('POST', `${path}/${id}/updates`, { body: { description: 'Another.' } });
    for (const stale of ['"1"', '"2"', '"3"']) {
      const headers = { 'if-match': stale };
      expect((await server().request('PATCH', update, { body: { description: 'x' }, headers })).status).toBe(412);
    }
  });

  test('who has changed one is told to operators, also of updates that are gone', async () => {
    const { id } = await create({ displayName: 'Seen by a probe', isDraft: true }, 'reporter');
    await server().request('POST', `${path}/${id}/publish`);
    await server().request('POST', `${path}/${id}/updates`, { body: { description: 'A fuse.' } });
    await server().request('DELETE', `${path}/${id}/updates/0`, { headers: { 'if-match': '*' } });
    const body = { displayName: 'Down', description: null };
    await server().request('PATCH', `${path}/${id}`, { body, headers: { 'if-match': '*' } });
    const history = await server().request('GET', `${path}/${id}/history`);
    expect(history.json).toMatchObject({
      data: [
        {
          action: 'incident.draft',
          actor: { kind: 'token', name: 'reporter' },
          update: null,
          changed: ['displayName', 'isDraft'],
        },
        { action: 'incident.publish', actor: { name: 'operator' }, update: null, changed: ['isDraft'] },
        { action: 'incident-update.post', update: 0, changed: ['description'] },
        { action: 'incident-update.delete', update: 0, changed: [] },
        { action: 'incident.update', update: null, changed: ['description', 'displayName'] },
      ],
      next: null,
    });
    const first = await server().request('GET', `${path}/${id}/history?limit=1`);
    const { next } = first.json as { next: string };
    const second = await server().request('GET', `${path}/${id}/history?limit=1&cursor=${next}`);
    expect(second.json).toMatchObject({ data: [{ action: 'incident.publish' }] });
    expect((await server().request('GET', `${path}/${id}/history`, { as: 'reporter' })).status).toBe(403);
    expect((await server().request('GET', `${path}/${crypto.randomUUID()}/history`)).status).toBe(404);
  });

  test('a template sets what the request leaves out', async () => {
    const made = await server().request('POST', '/api/v1/templates', {
      body: { name: 'Outage', content: { displayName: 'Outage', description: 'We are looking into it.' } },
    });
    const template = (made.json as { id: string }).id;
    expect(await create({ template, displayName: 'Outage in Berlin' })).toMatchObject({
      displayName: 'Outage in Berlin',
      description: 'We are looking into it.',
    });
  });

  test('pages hold each incident once, also when one is added meanwhile', async () => {
    for (let index = 0; index < 5; index += 1) await create({ displayName: `page ${String(index)}` });
    const titles: string[] = [];
    let cursor = '';
    do {
      const page = await server().request('GET', `${path}?text=page&limit=2${cursor}`, { as: 'stranger' });
      const { data, next } = page.json as { data: { displayName: string }[]; next: string | null };
      titles.push(...data.map(({ displayName }) => displayName));
      await create({ displayName: 'page added later' });
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(titles).toEqual(['page 4', 'page 3', 'page 2', 'page 1', 'page 0']);
  });

  test('the same POST sent ten times at once makes one incident', async () => {
    const headers = { 'idempotency-key': 'from-a-nervous-probe' };
    const send = (displayName: string) => server().request('POST', path, { body: { displayName }, headers });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('nervous')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ json }) => (json as Incident).id)).size).toBe(1);
    expect((await send('calm')).status).toBe(422);
  });
});
