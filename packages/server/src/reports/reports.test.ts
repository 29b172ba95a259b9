import { expect, test } from 'vitest';
import { system } from '../auth/actor.ts';
import { followChanges } from '../changes/change-signal.ts';
import { withServer } from '../testing/with-server.ts';
import { perform } from '../verb/perform.ts';
import { freezeDueMonths } from './freeze-due-months.ts';
import { freezeMonth } from './freeze-month.ts';

interface Report {
  frozenAt: string | null;
  beganAt: string;
  endedAt: string;
  components: {
    id: string;
    name: string;
    availability: number | null;
    windowMinutes: number;
    downtimeMinutes: number;
    maintenanceMinutes: number;
    incidents: number;
    maintenances: number;
  }[];
}

const dayMs = 86_400_000;
const settings = { timeZone: 'Europe/Berlin', freezeAfterMs: 3 * dayMs };

withServer('reports', (server) => {
  const ask = (method: string, path: string, options: Parameters<ReturnType<typeof server>['request']>[2] = {}) =>
    server().request(method, path, options);
  const make = async (path: string, body: object) => {
    const { status, json, text } = await ask('POST', `/api/v1${path}`, { body });
    expect(status, text).toBe(201);
    return (json as { id: string }).id;
  };
  const read = async (month: string, as: 'operator' | 'stranger' = 'stranger') => {
    const { status, json, text } = await ask('GET', `/api/v1/reports/${month}`, { as });
    expect(status, text).toBe(200);
    return json as Report;
  };
  const runtime = () => ({ store: server().store, changes: followChanges(server().store, () => undefined) });
  const freeze = (now: string) => freezeDueMonths(runtime(), settings, new Date(now));
  /** The server's own clock is the present: what is tested is long past. */
  const age = (id: string, createdAt: string) =>
    server().store.db.updateTable('components').set({ created_at: createdAt }).where('id', '=', id).execute();

  let storage = '';
  let type = '';
  let slow = '';

  test('without a component there is nothing to report, and nothing to freeze', async () => {
    expect((await ask('GET', '/api/v1/reports', { as: 'stranger' })).json).toEqual({ data: [] });
    expect((await ask('GET', '/api/v1/reports/2025-03', { as: 'stranger' })).status).toBe(404);
    expect(await freeze('2026-01-01T00:00:00Z')).toEqual([]);
  });

  test('a month is counted by exact minutes of its own time zone, without maintenance', async () => {
    await make('/severities', { displayName: 'operational', value: 33 });
    await make('/severities', { displayName: 'broken', value: 100 });
    type = await make('/impact-types', { displayName: 'outage' });
    const groupId = await make('/component-groups', { name: 'North' });
    storage = await make('/components', { displayName: 'Storage', groupId });
    const hidden = await make('/components', { displayName: 'Secret', visibility: 'hidden' });
    const later = await make('/components', { displayName: 'Later' });
    await age(storage, '2025-02-10T00:00:00Z');
    await age(hidden, '2025-02-10T00:00:00Z');
    await age(later, '2025-04-11T00:00:00Z');
    const impact = (reference: string, severity: number) => ({ reference, type, severity });
    const incident = (beganAt: string, endedAt: string, severity: number, reference = storage) =>
      make('/incidents', { displayName: 'Slow', beganAt, endedAt, affects: [impact(reference, severity)] });
    slow = await incident('2025-03-10T10:00:00Z', '2025-03-10T11:00:00Z', 70);
    // overlaps the first; touches the month with its last half hour; is no downtime; is the next month's
    await incident('2025-03-10T10:30:00Z', '2025-03-10T11:15:30Z', 80);
    await incident('2025-02-28T22:00:00Z', '2025-02-28T23:30:00Z', 70);
    await incident('2025-03-20T10:00:00Z', '2025-03-20T12:00:00Z', 20);
    await incident('2025-03-31T22:00:00Z', '2025-03-31T22:30:00Z', 70);
    await incident('2025-03-05T10:00:00Z', '2025-03-05T12:00:00Z', 70, hidden);
    await make('/incidents', { isDraft: true, beganAt: '2025-03-06T00:00:00Z', affects: [impact(storage, 100)] });
    await make('/maintenances', {
      displayName: 'New disks',
      plannedStart: '2025-03-15T10:00:00Z',
      plannedEnd: '2025-03-15T12:00:00Z',
      affects: [{ reference: storage, type }],
    });
    const march = await read('2025-03');
    expect(march).toMatchObject({
      timeZone: 'Europe/Berlin',
      beganAt: '2025-02-28T23:00:00Z',
      endedAt: '2025-03-31T22:00:00Z',
      frozenAt: null,
    });
    // 31 days of which one has 23 hours
    const window = 31 * 1440 - 60;
    expect(march.components).toEqual([
      {
        id: storage,
        name: 'Storage',
        group: 'North',
        availability: (window - 120 - 105.5) / (window - 120),
        windowMinutes: window,
        downtimeMinutes: 105.5,
        maintenanceMinutes: 120,
        incidents: 4,
        maintenances: 1,
      },
    ]);
    expect((await read('2025-03', 'operator')).components.map(({ name }) => name)).toEqual(['Storage', 'Secret']);
    expect((await read('2025-10')).components[0]?.windowMinutes).toBe(31 * 1440 + 60);
    // one that came during the month counts from then on
    expect((await read('2025-04')).components.map(({ name, windowMinutes }) => [name, windowMinutes])).toEqual([
      ['Storage', 30 * 1440],
      ['Later', 20 * 1440 - 120],
    ]);
    expect((await ask('GET', '/api/v1/reports/2025-01', { as: 'stranger' })).status).toBe(404);
    expect((await ask('GET', '/api/v1/reports/2999-01', { as: 'stranger' })).status).toBe(404);
    expect((await ask('GET', '/api/v1/reports/2025-13', { as: 'stranger' })).status).toBe(400);
  });

  test('months that are due are frozen once, by several workers at the same time, and missed ones made up for', async () => {
    expect(await freeze('2025-03-02T00:00:00Z')).toEqual([]);
    const made = await Promise.all([1, 2, 3, 4].map(() => freeze('2025-04-03T22:00:00Z')));
    expect(made.flat().sort()).toEqual(['2025-02', '2025-03']);
    expect(await freeze('2025-05-03T21:59:59Z')).toEqual([]);
    expect(await freeze('2025-05-03T22:00:00Z')).toEqual(['2025-04']);
    const { json } = await ask('GET', '/api/v1/reports', { as: 'stranger' });
    const { data } = json as { data: { month: string; frozenAt: string | null }[] };
    expect(data.slice(-3)).toMatchObject([
      { month: '2025-04', frozenAt: '2025-05-03T22:00:00Z' },
      { month: '2025-03' },
      { month: '2025-02' },
    ]);
    expect(data.find(({ month }) => month === '2025-05')).toEqual({ month: '2025-05', frozenAt: null });
  });

  test('what is frozen stays as it was, whatever is edited and deleted later', async () => {
    const csv = () => ask('GET', '/reports/2025-03.csv', { as: 'stranger' });
    const [march, may, file] = [await read('2025-03'), await read('2025-05'), (await csv()).text];
    expect(march.frozenAt).toBe('2025-04-03T22:00:00Z');
    expect(file).toContain('2025-03,Storage,North,');
    const body = { endedAt: '2025-05-20T00:00:00Z' };
    const edited = await ask('PATCH', `/api/v1/incidents/${slow}`, { body, headers: { 'if-match': '*' } });
    expect(edited.status).toBe(200);
    const renamed = { displayName: 'Renamed' };
    await ask('PATCH', `/api/v1/components/${storage}`, { body: renamed, headers: { 'if-match': '*' } });
    expect(await read('2025-03')).toEqual(march);
    expect((await csv()).text).toBe(file);
    // one that is not frozen follows
    const changed = await read('2025-05');
    expect(changed.components[0]).toMatchObject({ name: 'Renamed', downtimeMinutes: 19 * 1440 + 120 });
    expect(may.components[0]?.downtimeMinutes).toBe(0);
    // also after everything was replaced by an import
    const { json: all } = await ask('GET', '/api/v1/export', { as: 'administrator' });
    expect((all as { reports: unknown[] }).reports).toHaveLength(3);
    const replaced = await ask('POST', '/api/v1/import?replace=true', { as: 'administrator', body: all });
    expect([replaced.status, replaced.json]).toMatchObject([200, { reports: { given: 3, added: 0 } }]);
    expect(await read('2025-03')).toEqual(march);
  });

  test('the database refuses to change or delete a frozen month', async () => {
    const { pool } = server().store;
    for (const statement of [
      "update report_months set components = '[]'",
      'delete from report_months',
      'truncate report_months',
    ]) {
      await expect(pool.query(statement)).rejects.toThrow('is frozen cannot be changed');
    }
  });

  test('after an import nothing is frozen until its past can have been put right', async () => {
    const soon = new Date(Date.now() + 2 * dayMs).toISOString();
    expect(await freeze(soon)).toEqual([]);
    const later = new Date(Date.now() + 4 * dayMs).toISOString();
    expect((await freeze(later))[0]).toBe('2025-05');
  });

  test('a month that is not over is not frozen', async () => {
    const input = { month: '2025-03', timeZone: 'UTC' };
    const now = new Date('2025-03-20T00:00:00Z');
    await expect(perform(runtime(), { actor: system, requestId: null, now }, freezeMonth, input)).rejects.toThrow(
      'is not over yet',
    );
  });
});
