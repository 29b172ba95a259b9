import { createTestDatabase, forEachDatabase } from '@scs/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';
import type { TransferInput } from './document.ts';

forEachDatabase((name) => {
  async function start(): Promise<TestServer> {
    const database = await createTestDatabase({ server: name, prepare: migrateTestDatabase });
    const server = await startTestServer({ connectionString: database.connectionString });
    onTestFinished(async () => {
      await server.stop();
      await database.drop();
    });
    return server;
  }

  async function exported(server: TestServer): Promise<TransferInput> {
    const { status, json } = await server.request('GET', '/api/v1/export', { as: 'administrator' });
    expect(status).toBe(200);
    return { ...(json as TransferInput), exportedAt: undefined };
  }

  async function post(server: TestServer, path: string, body: unknown): Promise<{ id: string }> {
    const { status, json, text } = await server.request('POST', `/api/v1${path}`, { as: 'administrator', body });
    expect(status, text).toBe(201);
    return json as { id: string };
  }

  const importInto = (server: TestServer, document: unknown, query = '') =>
    server.request('POST', `/api/v1/import${query}`, { as: 'administrator', body: document });

  async function filled(): Promise<TestServer> {
    const server = await start();
    await post(server, '/phases', { phases: ['Investigating', 'Resolved'] });
    await post(server, '/severities', { displayName: 'broken', value: 100, colour: '#ee6a5f' });
    const { id: type } = await post(server, '/impact-types', { displayName: 'Performance' });
    const { id: groupId } = await post(server, '/component-groups', { name: 'North', isRedundant: true });
    const { id: component } = await post(server, '/components', {
      displayName: 'Storage "ü" \u2028',
      labels: { region: 'north' },
      groupId,
    });
    await post(server, '/components', { displayName: 'Hidden', visibility: 'hidden' });
    const compat = await server.request('POST', '/api/status/incidents', {
      body: {
        displayName: 'Slow',
        beganAt: '2026-01-01T10:00:00.123456Z',
        phase: { generation: 1, order: 0 },
        affects: [{ reference: component, type, severity: 70 }],
      },
    });
    const { id: incident } = compat.json as { id: string };
    await server.request('POST', `/api/status/incidents/${incident}/updates`, {
      body: { displayName: 'We look into it' },
    });
    await server.request('POST', '/api/status/incidents', {
      body: {
        displayName: 'New disks',
        beganAt: '2030-01-01T10:00:00Z',
        endedAt: '2030-01-01T12:00:00Z',
        phase: { generation: 1, order: 0 },
        affects: [{ reference: component, type, severity: 0 }],
      },
    });
    return server;
  }

  test('what is exported is imported as it was, once however often', async () => {
    const document = await exported(await filled());
    expect(document.incidents).toMatchObject([
      { displayName: 'Slow', beganAt: '2026-01-01T10:00:00.123456Z', updates: [{ order: 0 }], maintenance: null },
      { displayName: 'New disks', maintenance: { plannedStart: '2030-01-01T10:00:00Z', startsByItself: true } },
    ]);
    const other = await start();
    const first = await importInto(other, document);
    expect([first.status, first.json]).toMatchObject([
      200,
      { components: { given: 2, added: 2 }, incidents: { given: 2, added: 2 }, phases: { given: 2, added: 2 } },
    ]);
    expect(await exported(other)).toEqual(document);
    const second = await importInto(other, document);
    expect(second.json).toMatchObject({ components: { given: 2, added: 0 }, incidents: { given: 2, added: 0 } });
    expect(await exported(other)).toEqual(document);
  });

  test('what is there under the same name and is not the same is a conflict, or replaced if that is wanted', async () => {
    const document = await exported(await filled());
    const other = await start();
    await post(other, '/phases', { phases: ['Something else'] });
    expect((await importInto(other, document)).status).toBe(409);
    expect((await exported(other)).components).toEqual([]);
    expect((await importInto(other, document, '?replace=true')).status).toBe(200);
    expect(await exported(other)).toEqual(document);
  });

  test('a document that refers to what it does not hold is refused with the places', async () => {
    const document = await exported(await filled());
    const refused = await importInto(await start(), { ...document, impactTypes: [] });
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({
      errors: expect.arrayContaining([
        { path: 'incidents[0].impacts[0].type', message: 'is no impact type of the document' },
      ]) as unknown,
    });
    for (const body of [{}, { ...document, formatVersion: 2 }, { ...document, components: 'none' }, []]) {
      expect((await importInto(await start(), body)).status).toBe(400);
    }
  });

  test('a list of phases with a gap, things that are there twice, and numbers that cannot go on are refused', async () => {
    const document = await exported(await filled());
    const server = await start();
    const [severity] = document.severities;
    const [component] = document.components;
    const phase = (generation: number, order: number) => ({ generation, order, name: 'x' });
    const without = { incidents: [], templates: [] };
    for (const [change, path] of [
      [{ ...without, phases: [phase(1, 5)] }, 'phases[0].order'],
      [{ ...without, phases: [phase(1, 0), phase(2, 0), phase(1, 2)] }, 'phases[2].order'],
      [{ ...without, phases: [phase(1, 0), phase(1, 0)] }, 'phases[1].order'],
      [
        { severities: [severity, { ...severity, id: '99999999-9999-4999-8999-999999999999' }] },
        'severities[1].displayName',
      ],
      [{ components: [{ ...component, version: 2147483647 }] }, 'components[0].version'],
      [{ components: [{ ...component, version: 900_000_001 }] }, 'components[0].version'],
    ] as const) {
      const refused = await importInto(server, { ...document, ...change });
      expect([refused.status, refused.json]).toMatchObject([
        400,
        { errors: expect.arrayContaining([expect.objectContaining({ path })]) as unknown },
      ]);
    }
    const high = { ...document, components: document.components.map((one) => ({ ...one, version: 900_000_000 })) };
    expect((await importInto(server, high)).status).toBe(200);
    const path = `/api/v1/components/${component?.id ?? ''}`;
    const { headers } = await server.request('GET', path);
    const etag = headers.get('etag') ?? '';
    const changed = await server.request('PATCH', path, {
      body: { description: 'new' },
      headers: { 'if-match': etag },
    });
    expect([etag, changed.status]).toEqual(['"900000000"', 200]);
    expect(changed.headers.get('etag')).toBe('"900000001"');
  });

  test('an incident without a phase is taken back by the compatible API as it was read', async () => {
    const document = await exported(await filled());
    const server = await start();
    const [incident] = document.incidents;
    const id = incident?.id ?? '';
    await importInto(server, { ...document, incidents: [{ ...incident, phase: null }] });
    const { json } = await server.request('GET', `/api/status/incidents/${id}`);
    const { data } = json as { data: object };
    expect(data).toMatchObject({ phase: { generation: 0, order: 0 } });
    const patch = (body: object) => server.request('PATCH', `/api/status/incidents/${id}`, { body });
    expect((await patch({ ...data, description: 'changed' })).status).toBe(204);
    expect((await exported(server)).incidents).toMatchObject([{ description: 'changed', phase: null }]);
    expect((await patch({ phase: { generation: 0, order: 1 } })).status).toBe(400);
    expect((await patch({ phase: { generation: 1, order: 0 } })).status).toBe(204);
    expect((await patch({ phase: { generation: 0, order: 0 } })).status).toBe(400);
  });

  test('only administrators export and import', async () => {
    const server = await start();
    for (const as of ['stranger', 'reader', 'reporter', 'operator'] as const) {
      expect((await server.request('GET', '/api/v1/export', { as })).status).toBe(as === 'stranger' ? 401 : 403);
      expect((await server.request('POST', '/api/v1/import', { as, body: {} })).status).toBe(
        as === 'stranger' ? 401 : 403,
      );
    }
  });
});
