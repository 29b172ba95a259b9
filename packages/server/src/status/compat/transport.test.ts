import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

withServer('how the compatible API talks', (server) => {
  const call = (method: string, path: string, options?: Parameters<ReturnType<typeof server>['request']>[2]) =>
    server().request(method, `/api/status${path}`, options);

  test('answers are JSON without a charset, end with a line break, and escape what could end a script', async () => {
    await call('POST', '/components', { body: { displayName: '</script>&', labels: { b: '2', a: '1' } } });
    const { headers, text } = await call('GET', '/components');
    expect(headers.get('content-type')).toBe('application/json');
    expect(text).toMatch(/\n$/);
    expect(text).toContain('"displayName":"\\u003c/script\\u003e\\u0026"');
    expect(text).toContain('"labels":{"a":"1","b":"2"}');
  });

  test.each([
    ['GET', '/nothing', 404],
    ['GET', '/components/', 404],
    ['PUT', '/components', 405],
    ['PATCH', '/phases', 405],
    ['DELETE', '/phases', 405],
    ['HEAD', '/components', 200],
    ['OPTIONS', '/components', 204],
    ['GET', '/components/no-uuid', 400],
    ['GET', '/components/a8cd0403-25a1-455b-a2f5-e5f073ab6765', 404],
    ['GET', '/incidents/a8cd0403-25a1-455b-a2f5-e5f073ab6765/updates', 404],
    ['GET', '/incidents/a8cd0403-25a1-455b-a2f5-e5f073ab6765/updates/x', 400],
    ['GET', '/incidents/a8cd0403-25a1-455b-a2f5-e5f073ab6765/updates/-1', 404],
    ['GET', '/incidents/a8cd0403-25a1-455b-a2f5-e5f073ab6765/updates/99999999999999999999', 400],
    ['GET', '/incidents/a8cd0403-25a1-455b-a2f5-e5f073ab6765/updates/0/', 400],
    ['PATCH', '/incidents/no-uuid/updates/0', 400],
    ['GET', '/phases?generation=0', 400],
    ['GET', '/phases?generation=x', 400],
    ['GET', '/phases?generation=7', 404],
    ['GET', '/severities/%25', 400],
  ])('%s %s gets %i', async (method, path, status) => {
    const answer = await call(method, path);
    expect(answer.status).toBe(status);
    if (status >= 400) expect(Object.keys(answer.json as object)).toEqual(['message']);
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/^OPTIONS, /);
  });

  test('the forms of a UUID that upstream takes', async () => {
    const { json } = await call('POST', '/components', { body: { displayName: 'x' } });
    const { id } = json as { id: string };
    const bare = id.replaceAll('-', '');
    for (const form of [id, id.toUpperCase(), bare, `%7B${id}%7D`, `urn:uuid:${id}`]) {
      expect((await call('GET', `/components/${form}`)).status, form).toBe(200);
    }
  });

  test('severities: names with slashes and percent signs, unique, sorted by value', async () => {
    const post = (body: unknown) => call('POST', '/severities', { body });
    expect((await post({ displayName: 'broken', value: 100 })).status).toBe(204);
    expect((await post({ displayName: 'a/b 50%', value: 50 })).status).toBe(204);
    expect((await post({ displayName: 'broken', value: 99 })).status).toBe(409);
    expect((await post({ displayName: 'other', value: 100 })).status).toBe(400);
    for (const value of [0, -5, 101, 200, 1.5, '7']) expect((await post({ displayName: 'x', value })).status).toBe(400);
    expect((await call('GET', '/severities')).json).toEqual({
      data: [
        { displayName: 'a/b 50%', value: 50 },
        { displayName: 'broken', value: 100 },
      ],
    });
    expect((await call('GET', '/severities/a/b%2050%2525')).status).toBe(200);
    expect((await call('PATCH', '/severities/broken', { body: { value: 50 } })).status).toBe(400);
    expect((await call('PATCH', '/severities/broken', { body: { displayName: 'a/b 50%' } })).status).toBe(409);
  });

  test('phases: a new list is a new generation, older ones stay', async () => {
    expect((await call('GET', '/phases')).json).toEqual({ data: { generation: 0, phases: [] } });
    expect((await call('POST', '/phases', { body: { phases: ['a', '', 'a', null] } })).json).toEqual({ generation: 1 });
    expect((await call('POST', '/phases', { body: { phases: ['b'], generation: 9 } })).json).toEqual({ generation: 2 });
    expect((await call('GET', '/phases')).json).toEqual({ data: { generation: 2, phases: ['b'] } });
    expect((await call('GET', '/phases?generation=1')).json).toEqual({
      data: { generation: 1, phases: ['a', '', 'a', ''] },
    });
    for (const body of [{}, { phases: [] }, { phases: 'a' }, { phases: [1] }]) {
      expect((await call('POST', '/phases', { body })).status).toBe(400);
    }
  });

  test.each([
    ['no content type', 'text/plain', '{"displayName":"x"}', 400],
    ['invalid UTF-8', 'application/json', Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ['a body of 2 MiB', 'application/json', JSON.stringify({ displayName: 'x'.repeat(2 ** 21) }), 413],
    ['a hundred thousand brackets', 'application/json', '['.repeat(100_000), 400],
    ['a charset', 'application/json; charset=utf-8', '{"displayName":"x"}', 201],
  ])('%s', async (_title, contentType, body, status) => {
    const answer = await call('POST', '/components', { body, headers: { 'content-type': contentType } });
    expect([answer.status, answer.text]).toEqual([status, answer.text]);
  });

  test('reading is for everybody, writing for operators', async () => {
    for (const as of ['stranger', 'reader', 'reporter', 'operator', 'administrator'] as const) {
      expect((await call('GET', '/components', { as })).status).toBe(200);
      const expected = as === 'stranger' ? 401 : as === 'reader' || as === 'reporter' ? 403 : 201;
      expect((await call('POST', '/components', { as, body: { displayName: as } })).status).toBe(expected);
    }
  });

  test('an answer that the client has is not sent again, until something changes', async () => {
    const first = await call('GET', '/components');
    const etag = first.headers.get('etag') ?? '';
    const again = await call('GET', '/components', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    await call('POST', '/components', { body: { displayName: 'one more' } });
    const changed = await call('GET', '/components', { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.text).toContain('one more');
  });
});
