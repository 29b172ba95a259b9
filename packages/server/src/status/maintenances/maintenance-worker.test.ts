import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Store } from '@scs/store';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { followChanges } from '../../changes/change-signal.ts';
import { jobCounts, type JobCounts } from '../../jobs/job-counts.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { withServer } from '../../testing/with-server.ts';
import { startMaintenanceWorker } from './maintenance-worker.ts';
import { planMaintenance, readMaintenance, untilMaintenance } from './testing/maintenance.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(stopAll);

/** One after the other: a worker ends its step before its connections are closed. */
async function stopAll(): Promise<void> {
  for (const one of running.splice(0).reverse()) await one.stop();
}

function connectionString({ pool }: Store): string {
  return pool.options.connectionString ?? '';
}

/** A worker with connections of its own, as in another process. */
async function startWorker(server: TestServer, aheadMs = 0): Promise<JobCounts> {
  const store = connect({ connectionString: connectionString(server.store) }, { maxConnections: 3 });
  running.push({ stop: () => store.close() });
  const changes = followChanges(store, () => undefined);
  running.push({ stop: () => changes.stop() });
  await changes.start();
  const counts = jobCounts();
  const clock = () => new Date(Date.now() + aheadMs);
  running.push(startMaintenanceWorker({ store, changes }, { log: pino({ level: 'silent' }), counts, clock }));
  return counts;
}

function recordsOf(server: TestServer, id: string) {
  const { db } = server.store;
  return Promise.all([
    db.selectFrom('audit_log').select(['action', 'actor_kind']).where('object_id', '=', id).orderBy('id').execute(),
    db.selectFrom('outbox').select('event').where('object_id', '=', id).orderBy('id').execute(),
  ]);
}

const hour = 3_600_000;

withServer('the maintenance worker', (server) => {
  test('a maintenance starts and ends by itself at its planned times, which the compatible API tells', async () => {
    await startWorker(server());
    const planned = await planMaintenance(server(), 600, 1400);
    expect(planned.state).toBe('scheduled');
    const compat = async () => (await server().request('GET', `/api/status/incidents/${planned.id}`)).json;
    const begun = await untilMaintenance(server(), planned.id, ({ updates }) => updates.length === 1);
    expect(begun).toMatchObject({ startedAt: planned.plannedStart, finishedAt: null });
    const ended = await untilMaintenance(server(), planned.id, ({ updates }) => updates.length === 2);
    expect(ended).toMatchObject({
      state: 'completed',
      plannedStart: planned.plannedStart,
      plannedEnd: planned.plannedEnd,
      startedAt: planned.plannedStart,
      finishedAt: planned.plannedEnd,
      updates: [
        { displayName: 'Maintenance started', isAutomatic: true, createdAt: planned.plannedStart },
        { displayName: 'Maintenance finished', isAutomatic: true, createdAt: planned.plannedEnd },
      ],
    });
    expect(await compat()).toMatchObject({
      data: { beganAt: planned.plannedStart, endedAt: planned.plannedEnd, updates: [0, 1] },
    });
    const [audit, events] = await recordsOf(server(), planned.id);
    expect(audit.slice(1)).toEqual(Array(2).fill({ action: 'maintenance.advance', actor_kind: 'job' }));
    expect(events.map(({ event }) => event)).toEqual([
      'incident.created',
      'maintenance.started',
      'maintenance.finished',
    ]);
  });

  test('a window that passed while the server was down has begun and ended, and the timeline says so', async () => {
    const planned = await planMaintenance(server(), hour, 2 * hour);
    const counts = await startWorker(server(), 3 * hour);
    const { updates, ...ended } = await untilMaintenance(server(), planned.id, ({ updates }) => updates.length === 2);
    expect(ended).toMatchObject({ startedAt: planned.plannedStart, finishedAt: planned.plannedEnd });
    expect(updates.map(({ createdAt }) => createdAt)).toEqual([planned.plannedStart, planned.plannedEnd]);
    expect(updates[0]?.description).toMatch(/^The maintenance has started as planned\. Recorded at \d{4}-.* UTC: /);
    expect(updates[1]?.description).toMatch(/^The maintenance has ended as planned\. Recorded at /);
    expect(counts.all()).toEqual([{ name: 'maintenance', outcome: 'done', count: 2 }]);
  });

  test('of many workers one makes each step', async () => {
    const counts = await Promise.all([1, 2, 3, 4].map(() => startWorker(server())));
    const planned = await Promise.all([1, 2, 3, 4, 5].map(() => planMaintenance(server(), 500, 900)));
    await Promise.all(planned.map(({ id }) => untilMaintenance(server(), id, ({ updates }) => updates.length >= 2)));
    await stopAll();
    for (const { id } of planned) {
      const [audit, events] = await recordsOf(server(), id);
      expect([audit.length, events.length]).toEqual([3, 3]);
      expect((await readMaintenance(server(), id)).updates).toHaveLength(2);
    }
    const all = counts.flatMap((one) => one.all());
    expect(all.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  });

  test('a worker that is killed half way leaves the step to the next', async () => {
    const { pool } = server().store;
    const blocker = await pool.connect();
    const planned = await planMaintenance(server(), 300, hour);
    await blocker.query('begin; lock table audit_log in share mode');
    const script = new URL('testing/worker-process.ts', import.meta.url).pathname;
    const worker = spawn(process.execPath, [script, connectionString(server().store)], { stdio: 'inherit' });
    const died = new Promise((resolve) => worker.once('exit', resolve));
    for (;;) {
      const { rowCount } = await pool.query(
        "select from pg_locks where not granted and relation = 'audit_log'::regclass",
      );
      if (rowCount === 1) break;
      await sleep(25);
    }
    worker.kill('SIGKILL');
    await died;
    await blocker.query('rollback');
    blocker.release();
    const half = await readMaintenance(server(), planned.id);
    expect([half.startedAt, half.updates]).toEqual([null, []]);
    await startWorker(server());
    await untilMaintenance(server(), planned.id, ({ startedAt }) => startedAt !== null);
    const [audit, events] = await recordsOf(server(), planned.id);
    expect([audit.length, events.length]).toEqual([2, 2]);
    expect((await readMaintenance(server(), planned.id)).updates).toHaveLength(1);
  });

  test('a database that goes away and comes back is worked on again', async () => {
    await startWorker(server());
    const planned = await planMaintenance(server(), 500, hour);
    await server().store.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const begun = await untilMaintenance(server(), planned.id, ({ startedAt }) => startedAt !== null);
    expect(begun.updates).toHaveLength(1);
  });

  test('drafts wait, also when their time has come; published, they start', async () => {
    const draft = await planMaintenance(server(), hour, 4 * hour, { isDraft: true });
    const other = await planMaintenance(server(), hour, 4 * hour);
    await startWorker(server(), 2 * hour);
    await untilMaintenance(server(), other.id, ({ startedAt }) => startedAt !== null);
    expect((await readMaintenance(server(), draft.id)).startedAt).toBeNull();
    await server().request('POST', `/api/v1/incidents/${draft.id}/publish`);
    const begun = await untilMaintenance(server(), draft.id, ({ startedAt }) => startedAt !== null);
    expect(begun.startedAt).toBe(draft.plannedStart);
  });

  test('one that was planned to wait for its operator waits, beside others that do not', async () => {
    const waiting = await planMaintenance(server(), hour, 4 * hour, { startsByItself: false, endsByItself: false });
    expect(waiting).toMatchObject({ startsByItself: false, endsByItself: false });
    const other = await planMaintenance(server(), hour, 4 * hour);
    expect(other).toMatchObject({ startsByItself: true, endsByItself: true });
    await startWorker(server(), 2 * hour);
    await untilMaintenance(server(), other.id, ({ startedAt }) => startedAt !== null);
    const late = await untilMaintenance(server(), waiting.id, ({ updates }) => updates.length === 1);
    expect(late).toMatchObject({ startedAt: null, updates: [{ displayName: 'Maintenance delayed' }] });
  });

  test('one that waits for its operator is told to be late, and then to take longer; it still runs', async () => {
    const planned = await planMaintenance(server(), 300, 2500);
    const { id, component } = planned;
    await server().request('PATCH', `/api/v1/maintenances/${id}`, {
      body: { startsByItself: false, endsByItself: false },
      headers: { 'if-match': '*' },
    });
    await startWorker(server());
    const compat = async (path: string) => (await server().request('GET', `/api/status${path}`)).json;
    const late = await untilMaintenance(server(), id, ({ updates }) => updates.length === 1);
    expect(late).toMatchObject({
      state: 'overdue',
      startedAt: null,
      updates: [{ displayName: 'Maintenance delayed' }],
    });
    expect(await compat(`/incidents/${id}`)).toMatchObject({ data: { beganAt: null } });
    const tooLate = await server().request('PATCH', `/api/v1/maintenances/${id}`, {
      body: { startsByItself: true },
      headers: { 'if-match': '*' },
    });
    expect(tooLate.status).toBe(409);
    const start = await server().request('POST', `/api/v1/maintenances/${id}/start`);
    expect(start.status).toBe(200);
    const over = await untilMaintenance(server(), id, ({ updates }) => updates.length === 3);
    expect(over).toMatchObject({ state: 'overrunning', finishedAt: null, plannedEnd: planned.plannedEnd });
    expect(over.updates[2]).toMatchObject({ displayName: 'Maintenance takes longer', createdAt: planned.plannedEnd });
    expect(await compat(`/incidents/${id}`)).toMatchObject({ data: { endedAt: null } });
    expect(await compat(`/components/${component}`)).toMatchObject({
      data: { activelyAffectedBy: [{ reference: id, severity: 0 }] },
    });
    const { json: stated } = await server().request('GET', `/api/v1/components/${component}`);
    expect(stated).toMatchObject({ state: { kind: 'maintenance' } });
    // an edit of its words leaves the plan alone
    await server().request('PATCH', `/api/status/incidents/${id}`, { body: { displayName: 'Still new disks' } });
    expect(await readMaintenance(server(), id)).toMatchObject({ plannedEnd: planned.plannedEnd, state: 'overrunning' });
    const finish = await server().request('POST', `/api/v1/maintenances/${id}/finish`, {
      body: { description: 'All disks are new.' },
    });
    expect(finish.json).toMatchObject({ state: 'completed', plannedEnd: planned.plannedEnd });
    expect((await readMaintenance(server(), id)).updates.at(-1)?.description).toBe('All disks are new.');
    expect(await compat(`/components/${component}`)).toMatchObject({ data: { activelyAffectedBy: [] } });
  });
});
