import { expect, test } from 'vitest';
import { withServer } from '../testing/with-server.ts';
import type { Component, Incident, ScheduledMaintenance } from './documents.ts';
import { incidentStatusOf } from './incident-status.ts';

interface Summary {
  page: { name: string; time_zone: string; updated_at: string };
  status: { indicator: string; description: string };
  components: Component[];
  incidents: Incident[];
  scheduled_maintenances: ScheduledMaintenance[];
}

test('phases of any name become statuses that readers know', () => {
  expect(['Investigating', 'Analyzed', 'Fixed, watching', 'Closed', 'Kaputt', undefined].map(incidentStatusOf)).toEqual(
    ['investigating', 'identified', 'monitoring', 'monitoring', 'investigating', 'investigating'],
  );
});

withServer("Statuspage's documents", (server) => {
  const make = async (path: string, body: object) => {
    const { status, json } = await server().request('POST', `/api/v1${path}`, { body });
    expect(status, path).toBe(201);
    return (json as { id: string }).id;
  };
  const read = async (name: string) =>
    (await server().request('GET', `/api/v2/${name}.json`, { as: 'stranger' })).json as Summary;

  test('tell the page, what is going on and what is planned, and nothing that is not public', async () => {
    expect((await read('status')).status).toEqual({ indicator: 'none', description: 'All Systems Operational' });
    await make('/severities', { displayName: 'works', value: 33 });
    await make('/severities', { displayName: 'broken', value: 100 });
    const type = await make('/impact-types', { displayName: 'connectivity' });
    const group = await make('/component-groups', { name: 'Compute' });
    const api = await make('/components', { displayName: 'API', groupId: group });
    const web = await make('/components', { displayName: 'Web' });
    const secret = await make('/components', { displayName: 'Secret', visibility: 'hidden' });
    const down = { reference: api, type, severity: 70 };
    const incident = await make('/incidents', { displayName: 'Down', description: 'It is.', affects: [down] });
    await server().request('POST', `/api/v1/incidents/${incident}/updates`, { body: { description: 'Still' } });
    await make('/incidents', { displayName: 'Draft', isDraft: true, affects: [down] });
    await make('/incidents', { displayName: 'Hidden', affects: [{ ...down, reference: secret }] });
    const over = await make('/incidents', {
      displayName: 'Over',
      beganAt: '2026-01-01T00:00:00Z',
      endedAt: '2026-01-01T01:00:00Z',
      affects: [down],
    });
    const planned = await make('/maintenances', {
      displayName: 'New disks',
      plannedStart: '2035-01-01T00:00:00Z',
      plannedEnd: '2035-01-01T01:00:00Z',
      affects: [{ reference: web, type }],
    });

    const summary = await read('summary');
    expect(summary.page).toMatchObject({ name: 'Example Cloud', time_zone: 'Europe/Berlin' });
    expect(summary.status).toEqual({ indicator: 'critical', description: 'Major System Outage' });
    expect(summary.components.map(({ id, status, group }) => [id, status, group])).toEqual([
      [api, 'major_outage', false],
      [web, 'operational', false],
      [group, 'major_outage', true],
    ]);
    expect(summary.incidents).toMatchObject([
      { id: incident, status: 'investigating', impact: 'critical', resolved_at: null, components: [{ id: api }] },
    ]);
    expect(summary.incidents[0]?.incident_updates.map(({ body }) => body)).toEqual(['Still', 'It is.']);
    expect(summary.incidents[0]?.shortlink).toMatch(new RegExp(`^https?://[^/]+/incidents/${incident}$`));
    // strict clients take no null there
    const named = { code: api, name: 'API' };
    expect(summary.incidents[0]?.incident_updates.map((update) => update.affected_components)).toEqual([
      [{ ...named, old_status: 'major_outage', new_status: 'major_outage' }],
      [{ ...named, old_status: 'operational', new_status: 'major_outage' }],
    ]);
    expect(summary.scheduled_maintenances[0]?.shortlink).toMatch(new RegExp(`/maintenances/${planned}$`));
    expect(summary.scheduled_maintenances).toMatchObject([
      { id: planned, status: 'scheduled', impact: 'maintenance', scheduled_for: '2035-01-01T00:00:00Z' },
    ]);
    expect((await read('incidents')).incidents.map(({ id, status }) => [id, status])).toEqual([
      [incident, 'investigating'],
      [over, 'resolved'],
    ]);
    expect((await read('incidents/unresolved')).incidents.map(({ id }) => id)).toEqual([incident]);
    expect((await read('scheduled-maintenances/active')).scheduled_maintenances).toEqual([]);

    await server().request('POST', `/api/v1/maintenances/${planned}/start`);
    expect((await read('scheduled-maintenances/active')).scheduled_maintenances).toMatchObject([
      { id: planned, status: 'in_progress' },
    ]);
    expect((await read('scheduled-maintenances/upcoming')).scheduled_maintenances).toEqual([]);
    expect((await read('scheduled-maintenances')).scheduled_maintenances).toHaveLength(1);
    expect((await read('components')).components).toMatchObject([
      { id: api },
      { id: web, status: 'under_maintenance' },
      { id: group, components: [api] },
    ]);
  });

  test('may be read by scripts of any site, and are not sent twice', async () => {
    const first = await server().request('GET', '/api/v2/summary.json', { as: 'stranger' });
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const etag = first.headers.get('etag') ?? '';
    const again = await server().request('GET', '/api/v2/summary.json', {
      as: 'stranger',
      headers: { 'if-none-match': etag },
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const { status, headers } = await server().request('POST', '/api/v2/summary.json', { body: {} });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect((await server().request('GET', '/api/v2/nothing.json')).status).toBe(404);
  });

  test('say when anything changed that strangers see, and nothing of what they do not', async () => {
    const id = await make('/incidents', { displayName: 'Slow' });
    const secret = await make('/components', { displayName: 'Secret too', visibility: 'hidden' });
    const type = await make('/impact-types', { displayName: 'latency' });
    const changedAt = async () => (await read('status')).page.updated_at;
    const before = await changedAt();
    await make('/incidents', { displayName: 'A draft', isDraft: true });
    await make('/incidents', { displayName: 'Unseen', affects: [{ reference: secret, type, severity: 70 }] });
    expect(await changedAt()).toBe(before);
    // of what says nothing, the title is the first entry
    expect((await read('incidents')).incidents.find((one) => one.id === id)?.incident_updates).toMatchObject([
      { body: 'Slow' },
    ]);
    await make(`/incidents/${id}/updates`, { description: 'Now' });
    await make(`/incidents/${id}/updates`, { description: 'Earlier', createdAt: '2026-01-01T00:00:00Z' });
    const found = (await read('incidents')).incidents.find((one) => one.id === id);
    expect(found?.incident_updates.map(({ body }) => body)).toEqual(['Now', 'Earlier']);
    expect([found?.updated_at, Date.parse(before) < Date.parse(found?.updated_at ?? '')]).toEqual([
      await changedAt(),
      true,
    ]);
  });
});
