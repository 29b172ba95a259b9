import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

const component = 'a8cd0403-25a1-455b-a2f5-e5f073ab6765';
const type = 'b8a52131-4c0b-4225-b8ce-7e58a1fbf57b';
const incident = '381ca6b8-73c7-4e1b-beb9-4969755a978c';

/** Upstream's collection of 27 requests, in an order that frees references before what they refer to (reference 4). */
withServer('the client journey of all 27 operations', (server) => {
  const call = async (method: string, path: string, body?: unknown) =>
    server().request(method, `/api/status${path}`, body === undefined ? {} : { body });

  test('every request gets the code that clients expect', async () => {
    const { db } = server().store;
    await db.insertInto('components').values({ id: component, display_name: 'Storage' }).execute();
    await db.insertInto('impact_types').values({ id: type, display_name: 'Performance' }).execute();
    await db.insertInto('severities').values({ display_name: 'limited', value: 66 }).execute();
    await db
      .insertInto('phases')
      .values(['Investigating', 'Working', 'Done'].map((name, order) => ({ generation: 1, order, name })))
      .execute();
    await db.insertInto('incidents').values({ id: incident, phase_generation: 1, phase_order: 0 }).execute();
    await db
      .insertInto('incident_updates')
      .values([0, 1].map((order) => ({ incident_id: incident, order })))
      .execute();

    const fields = (phaseOrder: number, name: string) => ({
      affects: [{ reference: component, type, severity: 75 }],
      beganAt: '2024-07-02T13:00:00.000Z',
      description: 'Disks are slow.',
      displayName: name,
      endedAt: null,
      phase: { generation: 1, order: phaseOrder },
    });
    const journey: [number, string, string, unknown?][] = [
      [200, 'GET', '/components'],
      [200, 'GET', `/components/${component}`],
      [200, 'GET', '/impacttypes'],
      [200, 'GET', `/impacttypes/${type}`],
      [200, 'GET', '/severities'],
      [200, 'GET', '/severities/limited'],
      [200, 'GET', '/incidents?start=2024-01-01T00:00:00.000Z&end=2024-12-31T00:00:00.000Z'],
      [200, 'GET', `/incidents/${incident}`],
      [200, 'GET', `/incidents/${incident}/updates`],
      [200, 'GET', `/incidents/${incident}/updates/1`],
      [200, 'GET', '/phases'],
      [201, 'POST', '/components', { displayName: 'Network', labels: { region: 'one' } }],
      [201, 'POST', '/impacttypes', { displayName: 'Connectivity', description: 'Packets get lost.' }],
      [204, 'POST', '/severities', { displayName: 'new severity', value: 15 }],
      [201, 'POST', '/incidents', fields(1, 'Slow')],
      [400, 'POST', `/incidents/${incident}/updates`],
      [201, 'POST', '/phases', { phases: ['One', 'Two', 'Three'] }],
      [204, 'PATCH', `/components/${component}`, { displayName: 'Disks', labels: { region: 'one', zone: 'two' } }],
      [204, 'PATCH', `/impacttypes/${type}`, { displayName: 'Speed', description: 'Slower than usual.' }],
      [204, 'PATCH', '/severities/limited', { displayName: 'better limited', value: 76 }],
      [204, 'PATCH', `/incidents/${incident}`, fields(2, 'Slower')],
      [400, 'PATCH', `/incidents/${incident}/updates/1`],
      [204, 'DELETE', `/incidents/${incident}/updates/1`],
      [404, 'GET', '/severities/limited'],
      [404, 'DELETE', '/severities/limited'],
      [204, 'DELETE', '/severities/better%20limited'],
      [409, 'DELETE', `/components/${component}`],
      [409, 'DELETE', `/impacttypes/${type}`],
      [204, 'DELETE', `/incidents/${incident}`],
    ];
    for (const [status, method, path, body] of journey) {
      const answer = await call(method, path, body);
      expect([method, path, answer.status, answer.text], `${method} ${path}`).toEqual([
        method,
        path,
        status,
        answer.text,
      ]);
      if (status === 204) expect(answer.text).toBe('');
    }
    const { data } = (await call('GET', '/incidents?start=2024-01-01&end=2025-01-01')).json as {
      data: { id: string }[];
    };
    for (const { id } of data) expect((await call('DELETE', `/incidents/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/components/${component}`)).status).toBe(204);
    expect((await call('DELETE', `/impacttypes/${type}`)).status).toBe(204);
  });
});
