import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

interface Incident {
  id: string;
  affects: { reference: string; severity?: number; type: string }[];
  beganAt: string | null;
  endedAt: string | null;
  displayName?: string;
  phase: { generation: number; order: number };
  updates: number[];
}

withServer('incidents of the compatible API', (server) => {
  const call = (method: string, path: string, body?: unknown) =>
    server().request(method, `/api/status${path}`, body === undefined ? {} : { body });
  const made = async (path: string, body: unknown): Promise<string> => {
    const answer = await call('POST', path, body);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return (answer.json as { id: string }).id;
  };
  const read = async (id: string): Promise<Incident> =>
    ((await call('GET', `/incidents/${id}`)).json as { data: Incident }).data;
  let [component, other, type, secondType] = ['', '', '', ''];

  beforeAll(async () => {
    await call('POST', '/phases', { phases: ['Investigating', 'Done'] });
    component = await made('/components', { displayName: 'Storage' });
    other = await made('/components', { displayName: 'Network' });
    type = await made('/impacttypes', { displayName: 'Performance' });
    secondType = await made('/impacttypes', { displayName: 'Connectivity' });
  });

  /** Reference 1.6; what upstream answers with 500 is 400 here. */
  describe('what a body may say', () => {
    const affects = (severity: unknown) => [{ reference: component, type, severity }];
    const phase = { generation: 1, order: 0 };
    const unknown = '00000000-0000-4000-8000-000000000000';
    const cases: [title: string, body: () => unknown, post: number, patch: number][] = [
      ['an empty object', () => ({}), 400, 400],
      ['null', () => 'null', 400, 400],
      ['nothing', () => undefined, 400, 400],
      ['only unknown members', () => ({ colour: 'red' }), 400, 400],
      ['only an id', () => ({ id: unknown }), 400, 400],
      ['only nulls', () => ({ displayName: null, affects: null, endedAt: null }), 400, 400],
      ['malformed JSON', () => '{"displayName":', 400, 400],
      ['an array', () => [], 400, 400],
      ['a wrong type', () => ({ displayName: 1 }), 400, 400],
      ['a date without an offset', () => ({ beganAt: '2024-01-01T00:00:00' }), 400, 400],
      ['a day that does not exist', () => ({ beganAt: '2023-02-29T00:00:00Z' }), 400, 400],
      ['phase members as strings', () => ({ phase: { generation: '1', order: '0' } }), 400, 400],
      ['a fractional severity', () => ({ affects: affects(1.5) }), 400, 400],
      ['end before begin', () => ({ beganAt: '2024-01-02T00:00:00Z', endedAt: '2024-01-01T00:00:00Z' }), 400, 400],
      ['end at begin', () => ({ beganAt: '2024-01-02T00:00:00Z', endedAt: '2024-01-02T01:00:00+01:00' }), 201, 204],
      ['a severity below 0', () => ({ affects: affects(-1) }), 400, 400],
      ['a severity above 100', () => ({ affects: affects(101) }), 400, 400],
      ['severity 0 without an end', () => ({ affects: affects(0) }), 400, 400],
      ['severity 0 with an end', () => ({ affects: affects(0), endedAt: '2024-01-02T00:00:00Z' }), 201, 204],
      ['no severity', () => ({ affects: affects(undefined) }), 201, 204],
      ['a null severity', () => ({ affects: affects(null) }), 201, 204],
      ['no reference', () => ({ affects: [{ type, severity: 1 }] }), 400, 400],
      ['an unknown component', () => ({ affects: [{ reference: unknown, type, severity: 1 }] }), 400, 400],
      ['an unknown type', () => ({ affects: [{ reference: component, type: unknown, severity: 1 }] }), 400, 400],
      ['a phase', () => ({ phase }), 201, 204],
      ['an unknown phase', () => ({ phase: { generation: 9, order: 0 } }), 400, 400],
      ['an empty phase', () => ({ phase: {} }), 400, 400],
      ['a negative order', () => ({ phase: { generation: 1, order: -1 } }), 400, 400],
      ['only a description', () => ({ description: 'x' }), 201, 204],
      ['an empty name', () => ({ displayName: '' }), 201, 204],
      ['no impacts', () => ({ affects: [] }), 201, 204],
      ['only read-only updates', () => ({ updates: [7] }), 201, 204],
      ['names in another case', () => ({ DISPLAYNAME: 'x' }), 201, 204],
      ['something after the JSON', () => '{"displayName":"x"} and more', 201, 204],
      ['a NUL character', () => ({ displayName: 'a\0b' }), 400, 400],
    ];
    test.each(cases)('%s', async (_title, body, post, patch) => {
      const id = await made('/incidents', { displayName: 'to be changed' });
      expect((await call('POST', '/incidents', body())).status).toBe(post);
      const answer = await call('PATCH', `/incidents/${id}`, body());
      expect(answer.status).toBe(patch);
      if (patch === 400) expect((answer.json as { message: string }).message).not.toBe('');
    });
  });

  test('a change of nothing but the end keeps everything else; null is the same as left out', async () => {
    const id = await made('/incidents', { displayName: 'a', beganAt: '2024-01-01T10:00:00.1234567+02:00' });
    await call('PATCH', `/incidents/${id}`, { endedAt: '2024-01-01T09:00:00Z' });
    await call('PATCH', `/incidents/${id}`, { endedAt: null, displayName: 'b' });
    expect(await read(id)).toEqual({
      affects: [],
      beganAt: '2024-01-01T08:00:00.123456Z',
      displayName: 'b',
      endedAt: '2024-01-01T09:00:00Z',
      id,
      phase: { generation: 1, order: 0 },
      updates: [],
    });
  });

  test('impacts are replaced as a whole, or not at all', async () => {
    const id = await made('/incidents', { affects: [{ reference: component, type, severity: 40 }] });
    const unknown = '00000000-0000-4000-8000-000000000000';
    const failed = await call('PATCH', `/incidents/${id}`, {
      affects: [
        { reference: other, type, severity: 1 },
        { reference: unknown, type, severity: 1 },
      ],
    });
    expect(failed.json).toEqual({ message: `affects[1].reference: there is no component ${unknown}` });
    expect((await read(id)).affects).toEqual([{ reference: component, severity: 40, type }]);
    await call('PATCH', `/incidents/${id}`, {
      affects: [
        { reference: other, type: secondType, severity: 7 },
        { reference: other, type, severity: 8 },
        { reference: other, type, severity: 9 },
      ],
    });
    expect((await read(id)).affects).toEqual([
      { reference: other, severity: 7, type: secondType },
      { reference: other, severity: 8, type },
    ]);
    await call('PATCH', `/incidents/${id}`, { affects: [] });
    expect((await read(id)).affects).toEqual([]);
  });

  test('a save from the public view keeps the impacts that it does not show', async () => {
    const { json } = await server().request('POST', '/api/v1/components', {
      body: { displayName: 'Secret', visibility: 'hidden' },
    });
    const hidden = (json as { id: string }).id;
    const id = await made('/incidents', {
      affects: [component, hidden].map((reference) => ({ reference, type, severity: 40 })),
    });
    const { affects } = await read(id);
    expect(affects).toEqual([{ reference: component, severity: 40, type }]);
    for (const kept of [affects, []]) {
      expect((await call('PATCH', `/incidents/${id}`, { displayName: 'saved', affects: kept })).status).toBe(204);
      const whole = await server().request('GET', `/api/v1/incidents/${id}`);
      expect((whole.json as Incident).affects.map(({ reference }) => reference)).toEqual([
        ...kept.map(({ reference }) => reference),
        hidden,
      ]);
    }
    // and says so where it is all that is left
    expect((await call('GET', `/incidents/${id}`)).status).toBe(404);
  });

  test('the number of a deleted last update is used again, that of a middle one is not', async () => {
    const id = await made('/incidents', { displayName: 'talkative' });
    const post = async () => (await call('POST', `/incidents/${id}/updates`, { displayName: 'x', order: 99 })).json;
    expect([await post(), await post(), await post()]).toEqual([{ order: 0 }, { order: 1 }, { order: 2 }]);
    await call('DELETE', `/incidents/${id}/updates/2`);
    expect(await post()).toEqual({ order: 2 });
    await call('DELETE', `/incidents/${id}/updates/1`);
    expect(await post()).toEqual({ order: 3 });
    expect((await read(id)).updates).toEqual([0, 2, 3]);
  });

  test('fifty updates at once get fifty numbers', async () => {
    const id = await made('/incidents', { displayName: 'crowded' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call('POST', `/incidents/${id}/updates`, { description: 'x' })),
    );
    expect(answers.map(({ json }) => (json as { order: number }).order).sort((a, b) => a - b)).toEqual([
      ...Array(50).keys(),
    ]);
  });

  describe('which incidents a window shows', () => {
    const day = (number: number) => `2024-01-${String(number).padStart(2, '0')}T00:00:00Z`;
    beforeEach(async () => {
      await server().store.db.deleteFrom('incidents').execute();
      const incidents: [string, number | null, number | null][] = [
        ['A', 10, 20],
        ['B', 10, null],
        ['C', null, 20],
        ['D', null, null],
        ['E', 1, 31],
        ['F', 12, 13],
      ];
      for (const [displayName, begin, end] of incidents) {
        await made('/incidents', {
          displayName,
          beganAt: begin === null ? null : day(begin),
          endedAt: end === null ? null : day(end),
        });
      }
    });

    test('upstream’s windows', async () => {
      const shown = async (start: string, end: string) => {
        const answer = await call('GET', `/incidents?start=${start}&end=${end}`);
        return (answer.json as { data: Incident[] }).data
          .map(({ displayName }) => displayName)
          .sort()
          .join('');
      };
      const windows: [number, number, string][] = [
        [1, 5, 'E'],
        [1, 10, 'ABE'],
        [5, 15, 'ABEF'],
        [12, 14, 'ABEF'],
        [14, 16, 'ABE'],
        [15, 25, 'ABCE'],
        [20, 25, 'ABCE'],
        [21, 25, 'BE'],
        [31, 31, 'BE'],
      ];
      for (const [start, end, names] of windows) expect(await shown(day(start), day(end)), names).toBe(names);
      expect(await shown('2023-01-01', '2023-12-31')).toBe('');
      expect(await shown('2025-01-01', '2025-12-31')).toBe('B');
    });

    test.each([
      ['', 400],
      ['?start=2024-01-01', 400],
      ['?start=&end=2024-01-01', 400],
      ['?start=0001-01-01T00:00:00Z&end=2024-01-01', 400],
      ['?start=2024-01-15&end=2024-01-14', 400],
      ['?start=yesterday&end=2024-01-14', 400],
      ['?start=2024-01-15T00:00:00+01:00&end=2024-01-16', 400],
      ['?start=2024-01-15T00:00:00%2B01:00&end=2024-01-16', 200],
    ])('the query %s gets %i', async (query, status) => {
      expect((await call('GET', `/incidents${query}`)).status).toBe(status);
    });
  });

  describe('what affects a component', () => {
    const affecting = async (query: string) => {
      const answer = await call('GET', `/components/${component}${query}`);
      const { data } = answer.json as { data: { activelyAffectedBy: { reference: string; severity: number }[] } };
      return data.activelyAffectedBy.map(({ severity }) => severity).sort();
    };

    test('now it is what has no end, at a moment it is what was going on, ends not counted', async () => {
      await server().store.db.deleteFrom('incidents').execute();
      const affects = (severity: number) => [{ reference: component, type, severity }];
      await made('/incidents', {
        beganAt: '2024-01-10T00:00:00Z',
        endedAt: '2024-01-20T00:00:00Z',
        affects: affects(1),
      });
      await made('/incidents', { beganAt: '2024-01-10T00:00:00Z', affects: affects(2) });
      await made('/incidents', { affects: affects(3) });
      await made('/incidents', { beganAt: '2030-01-10T00:00:00Z', affects: affects(4) });
      const elsewhere = [{ reference: other, type, severity: 5 }];
      await made('/incidents', {
        beganAt: '2024-01-10T00:00:00Z',
        endedAt: '2024-01-20T00:00:00Z',
        affects: elsewhere,
      });
      expect(await affecting('')).toEqual([2, 3, 4]);
      expect(await affecting('?at=2024-01-10')).toEqual([]);
      expect(await affecting('?at=2024-01-10T00:00:00.000001Z')).toEqual([1, 2]);
      expect(await affecting('?at=2024-01-20T00:00:00Z')).toEqual([2]);
      expect(await affecting('?at=')).toEqual([]);
      expect((await call('GET', '/components?at=null')).status).toBe(400);
    });
  });
});
