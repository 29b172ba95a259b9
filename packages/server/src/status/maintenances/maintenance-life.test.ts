import { timestampOf } from '@scs/store';
import { expect, test } from 'vitest';
import { withServer } from '../../testing/with-server.ts';
import { nextTransition } from './due-transition.ts';
import { findComing } from './find-coming.ts';
import { planMaintenance, readMaintenance, type MaintenanceDocument } from './testing/maintenance.ts';

const hour = 3_600_000;
const anyId = '00000000-0000-4000-8000-000000000000';

withServer('the life of a maintenance', (server) => {
  const post = async (id: string, step: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await server().request('POST', `/api/v1/maintenances/${id}/${step}`, { body, headers });
    return { ...answer, json: answer.json as MaintenanceDocument };
  };
  const compat = async (path: string) => (await server().request('GET', `/api/status${path}`)).json;
  const at = (ms: number) => encodeURIComponent(new Date(Date.now() + ms).toISOString());

  test('it may start early, get more time, and end early; the plan stays', async () => {
    const planned = await planMaintenance(server(), hour, 2 * hour);
    const started = await post(planned.id, 'start');
    expect(started.status).toBe(200);
    expect(started.json).toMatchObject({ state: 'running', plannedStart: planned.plannedStart });
    expect(started.json.updates[0]?.description).toMatch(/^The maintenance has started, earlier than planned \(\d{4}-/);
    expect(await compat(`/incidents/${planned.id}`)).toMatchObject({ data: { beganAt: started.json.startedAt } });
    const plannedEnd = new Date(Date.now() + 3 * hour).toISOString();
    const extended = await post(planned.id, 'extend', { plannedEnd });
    expect(extended.json).toMatchObject({ state: 'running', version: started.json.version + 1 });
    expect(await compat(`/incidents/${planned.id}`)).toMatchObject({
      data: { endedAt: extended.json.plannedEnd },
    });
    const finished = await post(planned.id, 'finish', undefined, { 'if-match': `"${String(extended.json.version)}"` });
    expect(finished.json).toMatchObject({ state: 'completed', plannedEnd: extended.json.plannedEnd });
    expect(await compat(`/incidents/${planned.id}`)).toMatchObject({ data: { endedAt: finished.json.finishedAt } });
    expect(finished.json.updates.map(({ displayName }) => displayName)).toEqual([
      'Maintenance started',
      'Maintenance extended',
      'Maintenance finished',
    ]);
    expect(finished.json.updates.some(({ isAutomatic }) => isAutomatic)).toBe(false);
  });

  test('a step may be made without telling anybody', async () => {
    const planned = await planMaintenance(server(), hour, 2 * hour);
    expect((await post(planned.id, 'start', { notify: false })).status).toBe(200);
    expect((await post(planned.id, 'finish')).status).toBe(200);
    const events = await server()
      .store.db.selectFrom('outbox')
      .select(['event', 'payload'])
      .where('object_id', '=', planned.id)
      .where('event', 'like', 'maintenance.%')
      .orderBy('id')
      .execute();
    expect(events.map(({ event, payload }) => [event, payload['notify']])).toEqual([
      ['maintenance.started', false],
      ['maintenance.finished', undefined],
    ]);
  });

  test('called off before it starts, it has no effect', async () => {
    const planned = await planMaintenance(server(), hour, 3 * hour);
    const duringIt = `/components/${planned.component}?at=${at(2 * hour)}`;
    const window = `/incidents?start=${at(-hour)}&end=${at(4 * hour)}`;
    expect(await compat(duringIt)).toMatchObject({ data: { activelyAffectedBy: [{ reference: planned.id }] } });
    const cancelled = await post(planned.id, 'cancel', { description: 'The disks were not delivered.' });
    expect(cancelled.json).toMatchObject({
      state: 'cancelled',
      plannedStart: planned.plannedStart,
      startedAt: null,
      updates: [{ displayName: 'Maintenance cancelled', description: 'The disks were not delivered.' }],
    });
    expect(await compat(duringIt)).toMatchObject({ data: { activelyAffectedBy: [] } });
    expect(await compat(`/components/${planned.component}`)).toMatchObject({ data: { activelyAffectedBy: [] } });
    const { data } = (await compat(window)) as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).not.toContain(planned.id);
    expect(await compat(`/incidents/${planned.id}`)).toMatchObject({ data: { id: planned.id } });
  });

  test('called off while it runs, it ends', async () => {
    const planned = await planMaintenance(server(), hour, 3 * hour);
    await post(planned.id, 'start');
    const cancelled = await post(planned.id, 'cancel');
    expect(cancelled.json.state).toBe('cancelled');
    expect(await compat(`/incidents/${planned.id}`)).toMatchObject({
      data: { beganAt: cancelled.json.startedAt, endedAt: cancelled.json.cancelledAt },
    });
  });

  test('what makes no sense is refused, and changes nothing', async () => {
    const planned = await planMaintenance(server(), hour, 2 * hour);
    const soon = new Date(Date.now() + 1.5 * hour).toISOString();
    const late = new Date(Date.now() + 9 * hour).toISOString();
    expect((await post(planned.id, 'finish')).status).toBe(409);
    expect((await post(planned.id, 'extend', { plannedEnd: soon })).status).toBe(400);
    expect((await post(planned.id, 'extend')).status).toBe(400);
    expect((await post(planned.id, 'start', { description: '' })).status).toBe(400);
    expect((await post(planned.id, 'start', undefined, { 'if-match': '"99"' })).status).toBe(412);
    expect((await post(anyId, 'start')).status).toBe(404);
    expect(await readMaintenance(server(), planned.id)).toMatchObject({ version: planned.version, updates: [] });
    await post(planned.id, 'start');
    expect((await post(planned.id, 'start')).status).toBe(409);
    await post(planned.id, 'finish');
    for (const step of ['start', 'finish', 'cancel']) expect((await post(planned.id, step)).status).toBe(409);
    expect((await post(planned.id, 'extend', { plannedEnd: late })).status).toBe(409);
    const draft = await planMaintenance(server(), hour, 2 * hour, { isDraft: true });
    expect((await post(draft.id, 'start')).status).toBe(409);
  });

  test('two who start it at once start it once', async () => {
    const planned = await planMaintenance(server(), hour, 2 * hour);
    const answers = await Promise.all([post(planned.id, 'start'), post(planned.id, 'start')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await readMaintenance(server(), planned.id)).updates).toHaveLength(1);
  });

  test('the compatible API puts it off and ends it by its times', async () => {
    const planned = await planMaintenance(server(), hour, 2 * hour);
    const patch = (body: object) => server().request('PATCH', `/api/status/incidents/${planned.id}`, { body });
    const later = timestampOf(new Date(Date.now() + 5 * hour));
    const latest = timestampOf(new Date(Date.now() + 6 * hour));
    expect((await patch({ beganAt: later, endedAt: latest })).status).toBe(204);
    expect(await readMaintenance(server(), planned.id)).toMatchObject({ plannedStart: later, plannedEnd: latest });
    const { startedAt } = (await post(planned.id, 'start')).json;
    const ended = timestampOf(new Date());
    expect((await patch({ endedAt: ended })).status).toBe(204);
    expect(await readMaintenance(server(), planned.id)).toMatchObject({
      state: 'completed',
      plannedStart: later,
      plannedEnd: latest,
      startedAt,
      finishedAt: ended,
    });
  });

  test('one that is written down afterwards is over', async () => {
    const past = await planMaintenance(server(), -3 * hour, -2 * hour);
    expect(past).toMatchObject({ state: 'completed', startedAt: past.plannedStart, finishedAt: past.plannedEnd });
    expect(past.updates).toEqual([]);
  });

  test('the query for the next steps agrees with the rule, whatever the state', async () => {
    const { db } = server().store;
    const moments = ['2026-03-01T20:00:00Z', '2026-03-01T22:00:00Z', null] as const;
    const rows = moments.flatMap((plannedStart) =>
      moments.flatMap((startedAt) =>
        [true, false].flatMap((byItself) =>
          [true, false].map((isKnown) => ({ plannedStart, startedAt, byItself, isKnown })),
        ),
      ),
    );
    const expected = new Map<string, string>();
    for (const { plannedStart, startedAt, byItself, isKnown } of rows) {
      const times = isKnown ? null : '2026-03-01T20:00:00Z';
      const { id } = await db
        .insertInto('incidents')
        .values({ began_at: times, ended_at: times })
        .returning('id')
        .executeTakeFirstOrThrow();
      const row = {
        planned_start: plannedStart,
        planned_end: '2026-03-01T21:00:00Z',
        started_at: startedAt,
        finished_at: null,
        cancelled_at: null,
        starts_by_itself: byItself,
        ends_by_itself: byItself,
      };
      await db
        .insertInto('maintenances')
        .values({ incident_id: id, ...row })
        .execute();
      const next = nextTransition({ ...row, began_at: times, ended_at: times });
      if (next !== undefined) expected.set(id, next.at);
    }
    const coming = await findComing(db, 1000);
    const ours = coming.filter(({ at }) => at < '2026-03-02');
    expect(new Map(ours.map(({ id, at }) => [id, at]))).toEqual(expected);
    expect(expected.size).toBeGreaterThan(15);
  });
});
