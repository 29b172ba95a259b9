import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

interface Problem {
  code: string;
  errors: { path: string; message: string }[];
}

withServer('the conventions of our own API', (server) => {
  const call = (method: string, path: string, options?: Parameters<ReturnType<typeof server>['request']>[2]) =>
    server().request(method, `/api/v1${path}`, options);
  const anyId = '00000000-0000-4000-8000-000000000000';
  const create = async (body: object = { displayName: 'network' }) => {
    const { status, json } = await call('POST', '/components', { body });
    expect(status).toBe(201);
    return json as { id: string; version: number };
  };

  test.each<[string, string, string, unknown, number, string, string[]]>([
    ['an unknown field', 'POST', '/components', { colour: 'red' }, 400, 'invalid', ['colour']],
    ['a wrong type', 'POST', '/components', { displayName: 1 }, 400, 'invalid', ['displayName']],
    ['a nested wrong type', 'POST', '/components', { labels: { a: 1 } }, 400, 'invalid', ['labels.a']],
    ['a NUL byte', 'POST', '/components', { displayName: 'a\0b' }, 400, 'invalid', ['displayName']],
    ['half of a surrogate pair', 'POST', '/components', '{"displayName":"\\ud800"}', 400, 'invalid', ['displayName']],
    ['malformed JSON', 'POST', '/components', '{"displayName":', 400, 'bad-request', []],
    ['invalid UTF-8', 'POST', '/components', new Uint8Array([0x22, 0xff, 0x22]), 400, 'bad-request', []],
    ['an array', 'POST', '/components', [], 400, 'invalid', ['']],
    ['deep nesting', 'POST', '/components', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 400, 'invalid', ['']],
    ['10 MB', 'POST', '/components', JSON.stringify({ description: 'x'.repeat(10_000_000) }), 413, 'too-large', []],
    ['a group that is not there', 'POST', '/components', { groupId: anyId }, 400, 'invalid', ['groupId']],
    ['a severity of 101', 'POST', '/severities', { displayName: 'x', value: 101 }, 400, 'invalid', ['value']],
    ['a severity without a name', 'POST', '/severities', { value: 50 }, 400, 'invalid', ['displayName']],
    ['an id that is none', 'GET', '/components/7', undefined, 400, 'invalid', ['id']],
    ['an unknown id', 'GET', `/components/${anyId}`, undefined, 404, 'not-found', []],
    ['an unknown path', 'GET', '/nothing', undefined, 404, 'not-found', []],
    ['another method', 'PUT', '/components', undefined, 405, 'method-not-allowed', []],
    ['a limit of 0', 'GET', '/components?limit=0', undefined, 400, 'invalid', ['limit']],
    ['a limit of 201', 'GET', '/components?limit=201', undefined, 400, 'invalid', ['limit']],
    ['an invented cursor', 'GET', '/components?cursor=abc', undefined, 400, 'invalid', ['cursor']],
    ['an unknown parameter', 'GET', '/components?sort=name', undefined, 400, 'invalid', ['sort']],
    ['no If-Match', 'DELETE', `/components/${anyId}`, undefined, 428, 'precondition-required', []],
  ])('%s is a problem', async (_title, method, path, body, status, code, paths) => {
    const answer = await call(method, path, body === undefined ? {} : { body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.json).toMatchObject({
      type: `urn:scs:problem:${code}`,
      status,
      code,
      instance: `/api/v1${path.split('?', 1)[0] ?? ''}`,
      title: expect.any(String) as string,
      detail: expect.any(String) as string,
      hint: expect.any(String) as string,
      requestId: expect.any(String) as string,
    });
    expect((answer.json as Problem).errors.map((error) => error.path)).toEqual(paths);
    expect(answer.text).not.toMatch(/node_modules|\.ts:/);
  });

  test('a body of another type is 415', async () => {
    const answer = await call('POST', '/components', { body: 'a=b', headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(415);
  });

  test('nobody but operators writes', async () => {
    const body = { displayName: 'x' };
    expect((await call('POST', '/components', { body, as: 'stranger' })).status).toBe(401);
    expect((await call('POST', '/components', { body, as: 'reporter' })).status).toBe(403);
  });

  test('of two operators who change the same version, the second is told the present one', async () => {
    const { id } = await create();
    const read = await call('GET', `/components/${id}`);
    const tag = read.headers.get('etag') ?? '';
    const change = (displayName: string) =>
      call('PATCH', `/components/${id}`, { body: { displayName }, headers: { 'if-match': tag } });
    const answers = await Promise.all([change('mine'), change('yours')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [made, stale] = answers.toSorted((a, b) => a.status - b.status);
    expect(stale?.headers.get('etag')).toBe(made?.headers.get('etag'));
    expect(stale?.headers.get('etag')).not.toBe(tag);
    expect((await call('GET', `/components/${id}`)).json).toEqual(made?.json);
    const any = await call('DELETE', `/components/${id}`, { headers: { 'if-match': '*' } });
    expect([any.status, any.text]).toEqual([204, '']);
    expect((await call('GET', `/components/${id}`)).status).toBe(404);
  });

  test('an If-Match that is no ETag is told so', async () => {
    const { id } = await create();
    const answer = await call('PATCH', `/components/${id}`, { body: {}, headers: { 'if-match': '1' } });
    expect(answer.status).toBe(400);
  });

  test('an ETag that a compressing proxy has made weak still names its version', async () => {
    const { id } = await create();
    const save = () => call('PATCH', `/components/${id}`, { body: {}, headers: { 'if-match': 'W/"1"' } });
    expect([(await save()).status, (await save()).status]).toEqual([200, 412]);
  });

  test('the same POST with the same key is made once, also when it is sent many times at once', async () => {
    const key = randomUUID();
    const name: string = randomUUID();
    const post = (displayName = name) =>
      call('POST', '/components', { body: { displayName }, headers: { 'idempotency-key': key } });
    const answers = await Promise.all([post(), post(), post(), post()]);
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0].status).toBe(201);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(3);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    const { json } = await call('GET', `/components?text=${name}`);
    expect((json as { data: unknown[] }).data).toHaveLength(1);

    const other = await post('something else');
    expect([other.status, (other.json as Problem).code]).toEqual([422, 'key-reused']);
    const somebodyElse = await call('POST', '/components', {
      as: 'administrator',
      body: { displayName: name },
      headers: { 'idempotency-key': key },
    });
    expect(somebodyElse.status).toBe(201);
    expect(somebodyElse.headers.get('idempotent-replayed')).toBeNull();
  });

  test('a key is free again after a day, and after a request that failed', async () => {
    const key = randomUUID();
    const post = (body: object) => call('POST', '/component-groups', { body, headers: { 'idempotency-key': key } });
    const name = randomUUID();
    expect((await post({ name: '' })).status).toBe(400);
    expect((await post({ name })).status).toBe(201);
    await server().store.pool.query("update idempotency_keys set created_at = now() - interval '25 hours'");
    expect((await post({ name: randomUUID() })).status).toBe(201);
    expect(
      (await call('POST', '/component-groups', { body: { name }, headers: { 'idempotency-key': '' } })).status,
    ).toBe(400);
  });

  test('pages follow each other without gaps while the list grows', async () => {
    const group = (await call('POST', '/component-groups', { body: { name: randomUUID() } })).json as { id: string };
    const names = Array.from({ length: 7 }, (_, index) => `page ${String(index)}`);
    for (const displayName of names) await create({ displayName, groupId: group.id, position: 5 });
    const seen: string[] = [];
    let path: string | undefined = `/components?groupId=${group.id}&limit=3`;
    while (path !== undefined) {
      const { json, headers } = await call('GET', path);
      const page = json as { data: { displayName: string }[]; next: string | null };
      seen.push(...page.data.map(({ displayName }) => displayName));
      const link = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
      expect(link === undefined).toBe(page.next === null);
      path = link;
      // before what was read, which must not move the rest
      await create({ displayName: 'new', groupId: group.id, position: 1 });
    }
    expect(seen).toEqual(names);
  });

  test('what a viewer may not see is not there', async () => {
    const text = randomUUID();
    const ids: Record<string, string> = {};
    for (const visibility of ['public', 'signed-in', 'hidden']) {
      ids[visibility] = (await create({ displayName: `${text} ${visibility}`, visibility })).id;
    }
    const counts: Record<string, number> = { stranger: 1, reader: 2, reporter: 2, operator: 3 };
    for (const [as, count] of Object.entries(counts)) {
      const { json } = await call('GET', `/components?text=${text}`, { as: as as 'reader' });
      expect((json as { data: unknown[] }).data, as).toHaveLength(count);
    }
    expect((await call('GET', `/components/${ids['hidden'] ?? ''}`, { as: 'reader' })).status).toBe(404);
    expect((await call('GET', `/components/${ids['signed-in'] ?? ''}`, { as: 'stranger' })).status).toBe(404);
    expect((await call('GET', `/components/${ids['signed-in'] ?? ''}`, { as: 'reader' })).status).toBe(200);
  });
});
