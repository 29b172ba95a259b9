import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Store } from '@scs/store';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { followChanges } from '../changes/change-signal.ts';
import { jobCounts } from '../jobs/job-counts.ts';
import { withStore } from '../jobs/testing/with-store.ts';
import { startSmtp } from '../mail/testing/smtp-receiver.ts';
import { createComponent } from '../status/components/create-component.ts';
import { updateComponent } from '../status/components/update-component.ts';
import { createImpactType } from '../status/impact-types/create-impact-type.ts';
import { createIncident } from '../status/incidents/create-incident.ts';
import { deleteIncident } from '../status/incidents/delete-incident.ts';
import { deleteUpdate } from '../status/updates/delete-update.ts';
import { changeOwnSubscription } from '../subscribing/change-own.ts';
import { confirmSubscription } from '../subscribing/confirm.ts';
import { signUp } from '../subscribing/sign-up.ts';
import { unsubscribe } from '../subscribing/unsubscribe.ts';
import { createSubscription } from '../subscriptions/create-subscription.ts';
import { deleteSubscription } from '../subscriptions/delete-subscription.ts';
import { updateSubscription } from '../subscriptions/update-subscription.ts';
import { postUpdate } from '../status/updates/post-update.ts';
import { retryDelivery } from './retry-delivery.ts';
import { startDeliveries, type DeliverySettings } from './start-deliveries.ts';
import { actOn } from './testing/incident-verbs.ts';
import { startReceiver } from './testing/receiver.ts';
import { testLinks, testOffice, testPage } from './testing/test-office.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

interface Wishes {
  kind?: 'email' | 'webhook';
  about?: 'incidents' | 'maintenances';
  frequency?: 'daily' | 'weekly';
  language?: 'en' | 'de';
  component_ids?: string;
  confirmed_at?: string | null;
}

withStore('e-mail', (store) => {
  /** As in a process of its own; waiting between attempts takes no time. */
  async function start(settings: Partial<DeliverySettings>): Promise<void> {
    const connectionString = store().pool.options.connectionString ?? '';
    const own: Store = connect({ connectionString }, { maxConnections: 6 });
    running.push(() => own.close());
    const changes = followChanges(own, () => undefined);
    running.push(() => changes.stop());
    await changes.start();
    const work = startDeliveries(
      { store: own, changes },
      {
        log: pino({ level: 'silent' }),
        counts: jobCounts(),
        allowPrivateNetworks: true,
        page: testPage,
        backOff: (failures) => (failures < 5 ? 1 : undefined),
        ...settings,
      },
    );
    running.push(() => work.stop());
  }

  async function forgetAll(): Promise<void> {
    for (const table of ['outbox', 'subscriptions', 'digests'] as const) await store().db.deleteFrom(table).execute();
  }

  async function subscribe(address: string, { kind = 'email', ...wishes }: Wishes = {}): Promise<string> {
    const long = '2026-01-01T00:00:00Z';
    const { id } = await store()
      .db.insertInto('subscriptions')
      .values({ kind, address, created_by: 'test', created_at: long, confirmed_at: long, ...wishes })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  const read = (subscription: string) =>
    store()
      .db.selectFrom('deliveries')
      .select(['state', 'attempts', 'last_status', 'last_error'])
      .where('subscription_id', '=', subscription)
      .orderBy('outbox_id')
      .execute();

  async function settled(): Promise<void> {
    for (;;) {
      const waiting = await store()
        .db.selectFrom('outbox')
        .leftJoin('deliveries', 'deliveries.outbox_id', 'outbox.id')
        .select('outbox.id')
        .where((has) => has.or([has('outbox.delivered_at', 'is', null), has('state', '=', 'pending')]))
        .execute();
      if (waiting.length === 0) return;
      await sleep(25);
    }
  }

  const create = (input: object) => actOn(store())(createIncident, input);

  test('a mail server that refuses twice for now takes the message the third time, the same one', async () => {
    await forgetAll();
    await using smtp = await startSmtp((_address, count) => (count < 3 ? 451 : undefined));
    const id = await subscribe('anna@example.org', { language: 'de' });
    await start({ mail: testOffice(smtp.port) });
    const incident = await create({ displayName: 'Platten sind langsam', description: '**Wir** prüfen [es](/x).' });
    const [mail] = await smtp.received(1);
    await settled();
    expect(await read(id)).toEqual([{ state: 'delivered', attempts: 3, last_status: 250, last_error: null }]);
    expect(smtp.asked).toHaveLength(3);
    const { parsed } = mail ?? {};
    // long headers are folded (RFC 5322 §2.2.3)
    const raw = mail?.raw.replaceAll(/\r\n[ \t]+/g, ' ') ?? '';
    const token = testLinks.tokenOf(id);
    expect(parsed?.subject).toBe('[Example Cloud] Störung: Platten sind langsam');
    expect(parsed?.from?.text).toBe('"Example Cloud" <status@example.com>');
    expect(parsed?.text).toContain(`https://status.example.com/incidents/${incident.id}`);
    expect(parsed?.text).toContain(`https://status.example.com/subscriptions/${token}`);
    expect(parsed?.html).toContain('<strong>Wir</strong> prüfen <a href="https://status.example.com/x">es</a>');
    expect(raw).toContain(`List-Unsubscribe: <https://status.example.com/unsubscribe/${token}>\r\n`);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(raw).toContain('Auto-Submitted: auto-generated\r\n');
    const [delivery] = await store().db.selectFrom('deliveries').select('id').execute();
    expect(parsed?.messageId).toBe(`<${delivery?.id ?? ''}@example.com>`);
  });

  test('an address that is refused for good is not tried again, and after three times switched off', async () => {
    await forgetAll();
    await using smtp = await startSmtp(() => 550);
    const id = await subscribe('gone@example.org');
    await start({ mail: testOffice(smtp.port) });
    for (const displayName of ['one', 'two', 'three', 'four']) {
      await create({ displayName });
      await settled();
    }
    expect(smtp.asked).toHaveLength(3);
    expect(await read(id)).toMatchObject(
      ['one', 'two', 'three'].map(() => ({ state: 'failed', attempts: 1, last_status: 550 })),
    );
    const subscription = await store().db.selectFrom('subscriptions').selectAll().executeTakeFirstOrThrow();
    expect(subscription.disabled_at).not.toBeNull();
    expect(subscription.disabled_reason).toContain('refused the address 3 times in a row');
  });

  test('nothing of a mailbox or of the address of a hook gets into the audit log, whatever is done', async () => {
    await forgetAll();
    await using smtp = await startSmtp(() => 550);
    const act = actOn(store());
    const bounce = async () => {
      for (const displayName of ['one', 'two', 'three']) {
        await create({ displayName });
        await settled();
      }
      // it is counted after the delivery is settled
      const reason = () => store().db.selectFrom('subscriptions').select('disabled_reason').executeTakeFirstOrThrow();
      await expect.poll(async () => (await reason()).disabled_reason ?? '').toContain('anna.secret@example.com');
    };
    const wishes = { about: null, language: 'en' } as const;
    const address = 'anna.secret@example.com';
    const { id } = await act(createSubscription, { kind: 'email', address, isConfirmed: true });
    await start({ mail: testOffice(smtp.port) });
    await bounce();
    await act(updateSubscription, { id, isDisabled: false, address });
    const failed = await store().db.selectFrom('deliveries').select('id').limit(1).executeTakeFirstOrThrow();
    await act(retryDelivery, { id: failed.id });
    await settled();
    await bounce();
    await act(changeOwnSubscription, { id, componentIds: null, frequency: 'daily', ...wishes });
    await act(changeOwnSubscription, { id, componentIds: null, frequency: 'immediate', ...wishes });
    await act(confirmSubscription, { id });
    await bounce();
    await act(deleteSubscription, { id });
    await act(signUp, { address, componentIds: null, frequency: 'daily', ...wishes });
    const again = await store().db.selectFrom('subscriptions').select('id').executeTakeFirstOrThrow();
    await act(unsubscribe, { id: again.id });
    const url = 'https://hooks.example.com/services/T/B/secret?sig=secret';
    for (const fields of [
      { kind: 'webhook' },
      { kind: 'slack' },
      { kind: 'teams' },
      { kind: 'matrix', room: '!abc:example.com', accessToken: 'syt_secret' },
    ]) {
      const hook = await act(createSubscription, { ...fields, address: url });
      const token = fields.kind === 'matrix' ? { accessToken: 'syt_other_secret' } : {};
      await act(updateSubscription, { id: hook.id, address: `${url}s`, ...token });
      await act(deleteSubscription, { id: hook.id });
    }
    const log = await store().db.selectFrom('audit_log').selectAll().execute();
    expect([...new Set(log.map(({ action }) => action))]).toEqual(
      expect.arrayContaining([
        ...['create', 'update', 'delete', 'sign-up', 'confirm', 'change-own', 'unsubscribe'].map(
          (verb) => `subscription.${verb}`,
        ),
        'delivery.retry',
      ]),
    );
    expect(JSON.stringify(log)).not.toContain('secret');
    // where it led, and that it was another address afterwards, stays readable
    const [before, after] = log
      .filter(({ action, object_type: type }) => type === 'subscription' && action === 'subscription.update')
      .slice(-1)
      .flatMap((record) => [record.before?.['address'], record.after?.['address']]);
    expect(before).toMatch(/^https:\/\/hooks\.example\.com \(SHA-256 [0-9a-f]{8}…\)$/);
    expect(after).toMatch(/^https:\/\/hooks\.example\.com \(SHA-256 [0-9a-f]{8}…\)$/);
    expect(after).not.toBe(before);
  });

  test('who has not confirmed is told nothing, and each hears of what they chose', async () => {
    await forgetAll();
    await using smtp = await startSmtp();
    await subscribe('unconfirmed@example.org', { confirmed_at: null });
    await subscribe('maintenances@example.org', { about: 'maintenances' });
    await subscribe('incidents@example.org', { about: 'incidents' });
    await subscribe('elsewhere@example.org', { component_ids: JSON.stringify([crypto.randomUUID()]) });
    await start({ mail: testOffice(smtp.port) });
    await create({ displayName: 'x' });
    await settled();
    expect(smtp.mails.map(({ to }) => to)).toEqual([['incidents@example.org']]);
  });

  test('nothing that somebody writes becomes a header, and endless names are cut', async () => {
    await forgetAll();
    await using smtp = await startSmtp();
    await subscribe('anna@example.org');
    const pageName = `Cloud\r\nBcc: eve@example.org ${'x'.repeat(1000)}`;
    await start({ mail: testOffice(smtp.port, pageName), page: { ...testPage, name: pageName } });
    const nasty = `Disks\r\nBcc: eve@example.org\r\n\r\n<script>=?utf-8?q?x?= \u202e\u0000ü ${'y'.repeat(1000)}`;
    await create({ displayName: nasty.replaceAll('\0', ''), description: '<script>alert(1)</script>' });
    const [mail] = await smtp.received(1);
    const names = [...(mail?.parsed.headers.keys() ?? [])];
    expect(mail?.to).toEqual(['anna@example.org']);
    expect(names).not.toContain('bcc');
    expect(mail?.raw.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc/im);
    expect(mail?.parsed.subject?.length).toBeLessThanOrEqual(160);
    expect(mail?.parsed.subject).toContain('Disks Bcc: eve@example.org <script>=?utf-8?q?x?=');
    expect(mail?.parsed.html).not.toContain('<script');
    for (const line of mail?.raw.split('\r\n') ?? []) expect(line.length).toBeLessThanOrEqual(998);
  });

  test('hooks do not wait for a mail server that says nothing', async () => {
    await forgetAll();
    await using receiver = await startReceiver();
    await using smtp = await startSmtp((_address, count) => (count < 1000 ? 451 : undefined));
    for (let count = 0; count < 100; count += 1) await subscribe(`${String(count)}@example.org`);
    const hook = await subscribe(receiver.url, { kind: 'webhook' });
    await store().db.updateTable('subscriptions').set({ secret: 'whsec_AAAA' }).where('id', '=', hook).execute();
    await start({ mail: testOffice(smtp.port), backOff: () => 60_000 });
    await create({ displayName: 'x' });
    await receiver.received(1);
    expect(receiver.messages).toHaveLength(1);
  });

  test('a digest tells once what has gathered; where nothing has, there is none', async () => {
    await forgetAll();
    await using smtp = await startSmtp();
    const id = await subscribe('anna@example.org', { frequency: 'daily' });
    await subscribe('quiet@example.org', { frequency: 'daily', about: 'maintenances' });
    let now = Date.now();
    const clock = () => new Date(now);
    const settings = { mail: testOffice(smtp.port), clock };
    await start(settings);
    await madeDigests(1);
    const one = await create({ displayName: 'Disks are slow' });
    await actOn(store())(postUpdate, { incidentId: one.id, description: 'Mended.' });
    await create({ displayName: 'Network is slow' });
    await settled();
    expect(await read(id)).toMatchObject(Array.from({ length: 3 }, () => ({ state: 'held' })));
    expect(smtp.mails).toEqual([]);
    now += 24 * 3_600_000;
    // two more, who come to it at the same time
    await Promise.all([start(settings), start(settings)]);
    const [mail] = await smtp.received(1);
    await settled();
    expect(mail?.parsed.subject).toBe('Example Cloud: what happened since yesterday');
    expect(mail?.parsed.text?.match(/Disks are slow|Mended\.|Network is slow/g)).toEqual([
      'Disks are slow',
      'Mended.',
      'Network is slow',
    ]);
    expect((await read(id)).map(({ state }) => state)).toEqual(['digested', 'digested', 'digested', 'delivered']);
    now += 24 * 3_600_000;
    await start(settings);
    await madeDigests(3);
    await settled();
    expect(smtp.mails).toHaveLength(1);
  });

  /** An incident on a component of its own, which can be hidden. */
  async function createHideable(displayName: string) {
    const act = actOn(store());
    const component = await act(createComponent, { displayName: `component of ${displayName}` });
    const type = await act(createImpactType, { displayName: `impact of ${displayName}` });
    const affects = [{ reference: component.id, type: type.id, severity: 50 }];
    await create({ displayName, affects });
    return () => act(updateComponent, { id: component.id, visibility: 'hidden' });
  }

  test('a digest tells nothing that was deleted or hidden before it; where nothing is left, there is none', async () => {
    await forgetAll();
    const act = actOn(store());
    let isOpen = false;
    await using smtp = await startSmtp(() => (isOpen ? undefined : 451));
    const id = await subscribe('anna@example.org', { frequency: 'daily' });
    const quiet = await subscribe('quiet@example.org', { frequency: 'daily', about: 'maintenances' });
    let now = Date.now();
    const settings = { mail: testOffice(smtp.port), clock: () => new Date(now), backOff: () => 1000 };
    await start(settings);
    await madeDigests(1);
    const deleted = await create({ displayName: 'OOPSdeleted' });
    const hide = await createHideable('OOPShidden');
    const hideLater = await createHideable('OOPSlater');
    const told = await create({ displayName: 'Disks are slow' });
    const first = await act(postUpdate, { incidentId: told.id, description: 'OOPSupdate' });
    const planned = new Date(now + 3_600_000).toISOString();
    const window = { beganAt: planned, endedAt: new Date(now + 7_200_000).toISOString() };
    const component = await act(createComponent, { displayName: 'rack' });
    const type = await act(createImpactType, { displayName: 'work' });
    const work = [{ reference: component.id, type: type.id, severity: 0 }];
    const maintenance = await create({ displayName: 'OOPSmaintenance', affects: work, ...window });
    await settled();
    expect(await read(quiet)).toMatchObject([{ state: 'held' }]);
    await act(deleteIncident, { id: deleted.id });
    await act(deleteIncident, { id: maintenance.id });
    await hide();
    await act(deleteUpdate, { incidentId: told.id, order: first.order });
    // it takes the number of the one that is gone
    await act(postUpdate, { incidentId: told.id, description: 'Mended.' });
    await settled();
    now += 24 * 3_600_000;
    await start(settings);
    await madeDigests(2);
    // the digest is made and its mail server refuses it for now; one more is hidden before it is tried again
    await expect.poll(() => smtp.asked.length).toBeGreaterThan(0);
    await hideLater();
    isOpen = true;
    now += 3_600_000;
    await start(settings);
    const [mail] = await smtp.received(1);
    await settled();
    expect(mail?.parsed.text).toContain('Disks are slow');
    expect(mail?.parsed.text).toContain('Mended.');
    expect(mail?.raw).not.toContain('OOPS');
    expect((await read(id)).map(({ state }) => state).toSorted()).toEqual(
      ['delivered', 'digested', 'digested', ...Array.from({ length: 5 }, () => 'withdrawn')].toSorted(),
    );
    expect(await read(quiet)).toMatchObject([
      { state: 'withdrawn', last_error: expect.stringContaining('deleted or hidden') as string },
    ]);
    expect(smtp.mails).toHaveLength(1);
  });

  test('a message that waits is withdrawn when what it tells is deleted or hidden, and nobody can send it by hand', async () => {
    await forgetAll();
    await using smtp = await startSmtp(() => 451);
    await using receiver = await startReceiver((response) => response.writeHead(500).end());
    const mailed = await subscribe('anna@example.org');
    const hook = await subscribe(receiver.url, { kind: 'webhook' });
    await store().db.updateTable('subscriptions').set({ secret: 'whsec_AAAA' }).where('id', '=', hook).execute();
    let now = Date.now();
    const settings = { mail: testOffice(smtp.port), clock: () => new Date(now), backOff: () => 60_000 };
    await start(settings);
    const hide = await createHideable('OOPShidden');
    const deleted = await create({ displayName: 'OOPSdeleted' });
    await receiver.received(2);
    await expect.poll(async () => (await read(mailed)).map(({ last_status: status }) => status)).toEqual([451, 451]);
    await expect.poll(async () => (await read(hook)).map(({ last_status: status }) => status)).toEqual([500, 500]);
    await hide();
    await actOn(store())(deleteIncident, { id: deleted.id });
    const known = receiver.messages.length;
    // that it was deleted is told to programs: they know no more than its id
    await receiver.received(known + 1);
    now += 120_000;
    await start(settings);
    const gone = { state: 'withdrawn', attempts: 2, last_status: null };
    await expect.poll(() => read(mailed)).toMatchObject([gone, gone]);
    await expect.poll(async () => (await read(hook)).slice(0, 2)).toMatchObject([gone, gone]);
    expect(smtp.asked).toHaveLength(2);
    const bodies = receiver.messages.slice(known).map(({ body }) => body);
    expect(bodies.every((body) => body.includes('incident.deleted') && !body.includes('OOPS'))).toBe(true);
    const rows = await store().db.selectFrom('deliveries').select('id').where('state', '=', 'withdrawn').execute();
    await expect(actOn(store())(retryDelivery, { id: rows[0]?.id })).rejects.toThrow('This delivery is withdrawn');
  });

  /** Until the digests of so many days have been made, by whoever comes first. */
  async function madeDigests(count: number): Promise<void> {
    for (;;) {
      const made = await store().db.selectFrom('digests').select('date').where('period', '=', 'daily').execute();
      if (made.length === count) return;
      await sleep(25);
    }
  }

  test('10,000 subscribers: a process that is killed half way through queueing leaves nothing half done', async () => {
    await forgetAll();
    const { pool, db } = store();
    await pool.query(`insert into subscriptions (kind, address, created_by, created_at, confirmed_at)
      select 'email', n || '@example.org', 'test', '2026-01-01', '2026-01-01' from generate_series(1, 10000) n`);
    await create({ displayName: 'for all' });
    const blocker = await pool.connect();
    await blocker.query('begin; lock table deliveries in share row exclusive mode');
    const script = new URL('testing/delivery-process.ts', import.meta.url).pathname;
    const worker = spawn(process.execPath, [script, pool.options.connectionString ?? ''], { stdio: 'inherit' });
    const died = once(worker, 'exit');
    for (;;) {
      const waiting = await pool.query(
        "select from pg_locks where not granted and relation = 'deliveries'::regclass and mode = 'RowExclusiveLock'",
      );
      if ((waiting.rowCount ?? 0) > 0) break;
      await sleep(25);
    }
    worker.kill('SIGKILL');
    await died;
    await blocker.query('rollback');
    blocker.release();
    const count = async () =>
      (
        await db
          .selectFrom('deliveries')
          .select(({ fn }) => [
            fn.countAll<string>().as('all'),
            fn.count<string>('subscription_id').distinct().as('different'),
          ])
          .executeTakeFirstOrThrow()
      ).all;
    expect(['0', '10000']).toContain(await count());
    await start({ backOff: () => 3_600_000 });
    while ((await count()) !== '10000') await sleep(25);
    const different = await db.selectFrom('deliveries').select('subscription_id').distinct().execute();
    expect(different).toHaveLength(10_000);
  }, 120_000);

  test('a process that is killed half way through sending loses no message, and repeats at most those under way', async () => {
    await forgetAll();
    const total = 600;
    const { pool } = store();
    await pool.query(
      `insert into subscriptions (kind, address, created_by, created_at, confirmed_at)
      select 'email', n || '@example.org', 'test', '2026-01-01', '2026-01-01' from generate_series(1, $1::int) n`,
      [total],
    );
    const smtpScript = new URL('../mail/testing/smtp-process.ts', import.meta.url).pathname;
    const smtp = spawn(process.execPath, [smtpScript], { stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(() => {
      smtp.kill();
      return Promise.resolve();
    });
    const ids: string[] = [];
    const lines = createInterface(smtp.stdout);
    const [port] = (await once(lines, 'line')) as [string];
    lines.on('line', (id) => ids.push(id));
    const script = new URL('testing/delivery-process.ts', import.meta.url).pathname;
    const worker = spawn(process.execPath, [script, pool.options.connectionString ?? '', port], { stdio: 'inherit' });
    const died = once(worker, 'exit');
    await create({ displayName: 'for all' });
    while (ids.length < total / 3) await sleep(1);
    worker.kill('SIGKILL');
    await died;
    expect(ids.length).toBeLessThan(total);
    // when the claims of the dead process have ended
    await start({ mail: testOffice(Number(port)), clock: () => new Date(Date.now() + 250_000) });
    while (new Set(ids).size < total) await sleep(25);
    await settled();
    expect(new Set(ids).size).toBe(total);
    expect(ids.length - total).toBeLessThanOrEqual(8);
  }, 120_000);
});
