import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';

withServer('the uptime of a component', (server) => {
  test('counts minutes without maintenance, or whole days; and its state at a time can be asked', async () => {
    const make = async (path: string, body: object) => {
      const { status, json } = await server().request('POST', `/api/v1${path}`, { body });
      expect(status, path).toBe(201);
      return (json as { id: string }).id;
    };
    await make('/severities', { displayName: 'works', value: 33 });
    await make('/severities', { displayName: 'broken', value: 100 });
    const type = await make('/impact-types', { displayName: 'connectivity' });
    const id = await make('/components', { displayName: 'API' });
    const affects = [{ reference: id, type, severity: 70 }];
    await make('/incidents', { beganAt: '2026-03-01T10:00:00Z', endedAt: '2026-03-01T10:36:00Z', affects });
    await make('/incidents', {
      beganAt: '2026-03-01T11:00:00Z',
      endedAt: '2026-03-01T12:00:00Z',
      affects: [{ ...affects[0], severity: 0 }],
    });
    const ask = async (query: string) =>
      (await server().request('GET', `/api/v1/components/${id}/uptime?${query}`, { as: 'stranger' })).json;

    expect(await ask('from=2026-03-01T10:00:00Z&to=2026-03-01T12:00:00Z')).toEqual({
      componentId: id,
      from: '2026-03-01T10:00:00Z',
      to: '2026-03-01T12:00:00Z',
      ratio: 0.4,
      perMinute: { windowMinutes: 120, uptimeMinutes: 24, downtimeMinutes: 36, maintenanceMinutes: 60 },
      wholeDays: null,
    });
    expect(await ask('from=2026-03-01T00:00:00Z&to=2026-03-05T00:00:00Z&method=whole-days')).toMatchObject({
      ratio: 0.75,
      perMinute: null,
      wholeDays: { days: 4, affectedDays: 1 },
    });
    expect(await ask('to=2026-01-01T00:00:00Z&from=2026-01-02T00:00:00Z')).toMatchObject({
      status: 400,
      errors: [{ path: 'from' }],
    });
    // finding the days of a century would take the server half a second
    expect(await ask('from=1990-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&method=whole-days')).toMatchObject({
      status: 400,
      errors: [{ path: 'from' }],
    });
    expect(await ask('from=1990-01-01T00:00:00Z&to=2026-01-01T00:00:00Z')).toMatchObject({ ratio: 1 });
    expect(await ask('timeZone=Mars%2FOlympus')).toMatchObject({ status: 400, errors: [{ path: 'timeZone' }] });

    const stateAt = async (at: string) =>
      (await server().request('GET', `/api/v1/components/${id}?at=${at}`, { as: 'stranger' })).json;
    expect(await stateAt('2026-03-01T10:00:00Z')).toMatchObject({ state: { name: 'broken' } });
    expect(await stateAt('2026-03-01T10:36:00Z')).toMatchObject({ state: { name: 'works' } });
    expect(await stateAt('2026-03-01T11:30:00Z')).toMatchObject({ state: { kind: 'maintenance' } });
  });

  test('of what is hidden is not there for strangers', async () => {
    const { json } = await server().request('POST', '/api/v1/components', { body: { visibility: 'hidden' } });
    const path = `/api/v1/components/${(json as { id: string }).id}/uptime`;
    expect((await server().request('GET', path, { as: 'stranger' })).status).toBe(404);
    expect((await server().request('GET', path)).status).toBe(200);
  });
});
