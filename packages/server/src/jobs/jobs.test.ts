import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { withStore } from './testing/with-store.ts';
import { cleanUp } from './clean-up.ts';
import { jobCounts } from './job-counts.ts';
import { cleanUpQueue, startJobs } from './start-jobs.ts';

const hour = 3_600_000;
const now = new Date('2026-03-02T12:00:00Z');
const timing = { pollSeconds: 0.5, expireSeconds: 2, superviseSeconds: 1 };
const ago = (hours: number) => new Date(now.getTime() - hours * hour).toISOString();

withStore('the periodic jobs', (store) => {
  test('what has expired is deleted, and nothing else', async () => {
    const { db } = store();
    const { id: user } = await db
      .insertInto('users')
      .values({ email: 'anna@example.com', display_name: 'Anna', role: 'reader' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const session = (secret: string, idle: number, expires: number) => ({
      secret_hash: secret,
      user_id: user,
      idle_until: ago(idle),
      expires_at: ago(expires),
    });
    await db
      .insertInto('sessions')
      .values([session('alive', -1, -2), session('idle', 1, -2), session('expired', 2, 1)])
      .execute();
    await db
      .insertInto('passkey_challenges')
      .values(
        ['old', 'new'].map((name) => ({
          challenge_hash: name,
          purpose: 'sign-in',
          expires_at: ago(name === 'old' ? 2 : -1),
        })),
      )
      .execute();
    await db
      .insertInto('sign_in_attempts')
      .values(
        ['old', 'new'].map((name) => ({
          kind: 'account' as const,
          subject_hash: name,
          attempts: 1,
          since: ago(name === 'old' ? 25 : 1),
        })),
      )
      .execute();
    await db
      .insertInto('idempotency_keys')
      .values(['old', 'new'].map((id) => ({ id, request_hash: '', created_at: ago(id === 'old' ? 25 : 1) })))
      .execute();
    for (const [event, delivered] of [
      ['old', ago(721)],
      ['delivered', ago(1)],
      ['waiting', null],
    ] as const) {
      const { id } = await db
        .insertInto('outbox')
        .values({ event, object_id: 'x', payload: '{}', at: ago(800) })
        .returning('id')
        .executeTakeFirstOrThrow();
      await db.updateTable('outbox').set({ delivered_at: delivered }).where('id', '=', id).execute();
    }
    await db
      .insertInto('digests')
      .values(
        [61, 59].map((days) => ({
          period: 'daily' as const,
          date: ago(24 * days).slice(0, 10),
          made_at: ago(24 * days),
        })),
      )
      .execute();
    await db
      .insertInto('subscriptions')
      .values([
        { kind: 'email', address: 'old@example.org', created_by: 'test', created_at: ago(169) },
        { kind: 'email', address: 'new@example.org', created_by: 'test', created_at: ago(167) },
        {
          kind: 'email',
          address: 'confirmed@example.org',
          created_by: 'test',
          created_at: ago(169),
          confirmed_at: ago(168),
        },
      ])
      .execute();
    const invitation = (secret: string, expires: number, used: number | null) => ({
      secret_hash: secret,
      role: 'reader' as const,
      created_by: 'test',
      expires_at: ago(expires),
      used_at: used === null ? null : ago(used),
    });
    await db
      .insertInto('invitations')
      .values([
        invitation('open', -1, null),
        invitation('expired', 719, null),
        invitation('expired long ago', 721, null),
        invitation('used', 700, 719),
        invitation('used long ago', 719, 721),
      ])
      .execute();
    expect(await cleanUp(db, now)).toEqual({
      sessions: 2,
      passkey_challenges: 1,
      invitations: 2,
      sign_in_attempts: 1,
      idempotency_keys: 1,
      outbox: 1,
      digests: 1,
      subscriptions: 1,
    });
    expect(await db.selectFrom('subscriptions').select('address').orderBy('address').execute()).toEqual([
      { address: 'confirmed@example.org' },
      { address: 'new@example.org' },
    ]);
    expect(await db.selectFrom('invitations').select('secret_hash').orderBy('secret_hash').execute()).toEqual(
      ['expired', 'open', 'used'].map((name) => ({ secret_hash: name })),
    );
    expect(await db.selectFrom('sessions').select('secret_hash').execute()).toEqual([{ secret_hash: 'alive' }]);
    expect(await db.selectFrom('outbox').select('event').orderBy('id').execute()).toEqual([
      { event: 'delivered' },
      { event: 'waiting' },
    ]);
    expect(Object.values(await cleanUp(db, now))).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('many expired rows are deleted in batches', async () => {
    await store().pool.query(
      "insert into idempotency_keys (id, request_hash, created_at) select 'many ' || n, '', '2020-01-01' from generate_series(1, 12345) n",
    );
    expect(await cleanUp(store().db, now)).toMatchObject({ idempotency_keys: 12_345 });
  });

  test('of two processes one runs a queued job; both stop when they are asked to', async () => {
    const log = pino({ level: 'silent' });
    const [one, other] = [jobCounts(), jobCounts()];
    const first = await startJobs(store(), { log, counts: one, timing });
    const second = await startJobs(store(), { log, counts: other, timing });
    const client = new PgBoss({
      connectionString: store().pool.options.connectionString ?? '',
      supervise: false,
      schedule: false,
    });
    await client.start();
    const id = (await client.send(cleanUpQueue)) ?? '';
    for (;;) {
      const [job] = await client.findJobs(cleanUpQueue, { id });
      if (job?.state === 'completed') break;
      await sleep(50);
    }
    expect((await client.getSchedules()).map(({ name, cron }) => [name, cron])).toEqual([[cleanUpQueue, '17 * * * *']]);
    await client.stop();
    await Promise.all([first.stop(), second.stop()]);
    expect([...one.all(), ...other.all()]).toEqual([{ name: cleanUpQueue, outcome: 'done', count: 1 }]);
  });

  test('a job whose process is killed half way is run again by another', async () => {
    const { pool } = store();
    const connectionString = pool.options.connectionString ?? '';
    const log = pino({ level: 'silent' });
    await (await startJobs(store(), { log, counts: jobCounts(), timing })).stop();
    await pool.query("insert into idempotency_keys (id, request_hash, created_at) values ('old', '', '2020-01-01')");
    const client = new PgBoss({ connectionString, supervise: false, schedule: false });
    await client.start();
    const id = (await client.send(cleanUpQueue, null, { retryDelay: 0 })) ?? '';
    const blocker = await pool.connect();
    await blocker.query('begin; lock table idempotency_keys');
    const script = new URL('testing/jobs-process.ts', import.meta.url).pathname;
    const worker = spawn(process.execPath, [script, connectionString, JSON.stringify(timing)], { stdio: 'inherit' });
    const died = new Promise((resolve) => worker.once('exit', resolve));
    for (;;) {
      const waiting = await pool.query(
        "select from pg_locks where not granted and relation = 'idempotency_keys'::regclass",
      );
      if (waiting.rowCount === 1) break;
      await sleep(50);
    }
    worker.kill('SIGKILL');
    await died;
    await blocker.query('rollback');
    blocker.release();
    const counts = jobCounts();
    const other = await startJobs(store(), { log, counts, timing });
    for (;;) {
      const [job] = await client.findJobs(cleanUpQueue, { id });
      if (job?.state === 'completed') break;
      await sleep(50);
    }
    await client.stop();
    await other.stop();
    expect(counts.all()).toEqual([{ name: cleanUpQueue, outcome: 'done', count: 1 }]);
  });
});
