import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Store } from '@scs/store';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { followChanges } from '../changes/change-signal.ts';
import { jobCounts, type JobCounts } from '../jobs/job-counts.ts';
import { withStore } from '../jobs/testing/with-store.ts';
import { createIncident } from '../status/incidents/create-incident.ts';
import { deleteIncident } from '../status/incidents/delete-incident.ts';
import { publishIncident } from '../status/incidents/publish-incident.ts';
import { updateIncident } from '../status/incidents/update-incident.ts';
import { postUpdate } from '../status/updates/post-update.ts';
import type { Verb } from '../verb/verb.ts';
import { backOffMs } from './back-off.ts';
import { retryDelivery } from './retry-delivery.ts';
import { startDeliveries } from './start-deliveries.ts';
import { actOn } from './testing/incident-verbs.ts';
import { isSigned, startReceiver, type ReceivedMessage } from './testing/receiver.ts';
import { testPage } from './testing/test-office.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
interface Wishes {
  kind?: 'webhook' | 'slack' | 'teams' | 'matrix';
  room?: string;
  component_ids?: string[];
  events?: string[];
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

withStore('webhooks', (store) => {
  /** As in a process of its own; waiting between attempts takes no time. */
  async function start({ aheadMs = 0, allowPrivateNetworks = true } = {}): Promise<JobCounts> {
    const own: Store = connect(
      { connectionString: store().pool.options.connectionString ?? '' },
      { maxConnections: 3 },
    );
    running.push(() => own.close());
    const changes = followChanges(own, () => undefined);
    running.push(() => changes.stop());
    await changes.start();
    const counts = jobCounts();
    const work = startDeliveries(
      { store: own, changes },
      {
        log: pino({ level: 'silent' }),
        counts,
        allowPrivateNetworks,
        page: testPage,
        clock: () => new Date(Date.now() + aheadMs),
        backOff: (failures) => (backOffMs(failures, 0) ?? NaN) / 1_000_000 || undefined,
      },
    );
    running.push(() => work.stop());
    return counts;
  }

  const act = <Input, Output>(verb: Verb<Input, Output>, input: unknown): Promise<Output> =>
    actOn(store())(verb, input);

  async function component(visibility: 'public' | 'hidden'): Promise<{ reference: string; type: string }> {
    const { db } = store();
    const { id } = await db.insertInto('components').values({ visibility }).returning('id').executeTakeFirstOrThrow();
    const type = await db
      .insertInto('impact_types')
      .values({ display_name: 'outage' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { reference: id, type: type.id };
  }

  async function subscribe(address: string, wishes: Wishes = {}) {
    const { id } = await store()
      .db.insertInto('subscriptions')
      .values({
        kind: wishes.kind ?? 'webhook',
        address,
        secret,
        room: wishes.room ?? null,
        component_ids: wishes.component_ids === undefined ? null : JSON.stringify(wishes.component_ids),
        events: wishes.events === undefined ? null : JSON.stringify(wishes.events),
        created_by: 'test',
        created_at: '2026-01-01T00:00:00Z',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    // what other tests have left is not for this one
    await store().db.deleteFrom('outbox').execute();
    await store().db.deleteFrom('subscriptions').where('id', '!=', id).execute();
    return id;
  }

  async function settled(subscription: string) {
    for (;;) {
      const waiting = await store()
        .db.selectFrom('outbox')
        .leftJoin('deliveries', 'deliveries.outbox_id', 'outbox.id')
        .select('outbox.id')
        .where((has) => has.or([has('outbox.delivered_at', 'is', null), has('state', '=', 'pending')]))
        .execute();
      if (waiting.length === 0) break;
      await sleep(25);
    }
    return store()
      .db.selectFrom('deliveries')
      .select(['state', 'attempts', 'last_status', 'last_error'])
      .where('subscription_id', '=', subscription)
      .execute();
  }

  const documents = (messages: readonly ReceivedMessage[]) =>
    messages.map(
      ({ body }) => JSON.parse(body) as { version: number; type: string; data: { incident: { id: string } } },
    );

  test('a receiver that fails twice gets the message the third time, the same one', async () => {
    await using receiver = await startReceiver((response, count) => {
      response.writeHead(count < 3 ? 503 : 200).end('busy');
    });
    const subscription = await subscribe(receiver.url);
    const counts = await start();
    const affects = [{ ...(await component('public')), severity: 80 }];
    const { id } = await act(createIncident, {
      displayName: 'Disks are slow',
      affects,
      beganAt: '2026-03-01T10:00:00Z',
    });
    const messages = await receiver.received(3);
    expect(await settled(subscription)).toEqual([
      { state: 'delivered', attempts: 3, last_status: 200, last_error: null },
    ]);
    expect(messages).toHaveLength(3);
    expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(messages.map(({ body }) => body)).size).toBe(1);
    expect(messages.every((message) => isSigned(message, secret))).toBe(true);
    expect(documents(messages)[0]).toMatchObject({
      version: 1,
      type: 'incident.created',
      data: { incident: { id, displayName: 'Disks are slow', state: 'open', affects } },
    });
    expect(counts.all()).toEqual([
      { name: 'delivery', outcome: 'failed', count: 2 },
      { name: 'delivery', outcome: 'done', count: 1 },
    ]);
  });

  test('one that never answers well is given up after about a day', async () => {
    await using receiver = await startReceiver((response) => {
      response.writeHead(500).end('broken');
    });
    const subscription = await subscribe(receiver.url);
    await act(createIncident, { displayName: 'x' });
    await start();
    expect(await settled(subscription)).toEqual([
      { state: 'failed', attempts: 11, last_status: 500, last_error: 'answered 500: broken' },
    ]);
  });

  test('what was given up is sent when an operator tries it again', async () => {
    await using receiver = await startReceiver((response, count) => {
      response.writeHead(count > 11 ? 200 : 500).end();
    });
    const subscription = await subscribe(receiver.url);
    await act(createIncident, { displayName: 'x' });
    await start();
    expect(await settled(subscription)).toMatchObject([{ state: 'failed' }]);
    const { id } = await store().db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow();
    await act(retryDelivery, { id });
    expect(await settled(subscription)).toMatchObject([{ state: 'delivered', attempts: 1, last_error: null }]);
    expect(new Set(receiver.messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  test('one that is gone is not asked again, and one that was switched off not at all', async () => {
    await using receiver = await startReceiver((response) => {
      response.writeHead(410).end();
    });
    const subscription = await subscribe(receiver.url);
    const worker = await start();
    await act(createIncident, { displayName: 'x' });
    expect(await settled(subscription)).toMatchObject([{ state: 'failed', attempts: 1, last_status: 410 }]);
    await store().db.updateTable('subscriptions').set({ disabled_at: '2026-01-02T00:00:00Z' }).execute();
    await act(createIncident, { displayName: 'y' });
    await settled(subscription);
    expect(receiver.messages).toHaveLength(1);
    expect(worker.all()).toEqual([{ name: 'delivery', outcome: 'failed', count: 1 }]);
  });

  test('drafts, and what affects hidden components alone, are told to nobody', async () => {
    await using receiver = await startReceiver();
    const subscription = await subscribe(receiver.url);
    await start();
    const [shown, hidden] = [await component('public'), await component('hidden')];
    const secretly = await act(createIncident, { displayName: 'secret', affects: [hidden] });
    await act(postUpdate, { incidentId: secretly.id, description: 'secret, too' });
    const draft = await act(createIncident, { displayName: 'draft', affects: [shown], isDraft: true });
    const dropped = await act(createIncident, { displayName: 'draft', isDraft: true });
    await settled(subscription);
    await act(deleteIncident, { id: secretly.id });
    await act(deleteIncident, { id: dropped.id });
    await act(publishIncident, { id: draft.id });
    await settled(subscription);
    const both = await act(createIncident, { displayName: 'both', affects: [shown, hidden] });
    await settled(subscription);
    await act(deleteIncident, { id: both.id });
    await settled(subscription);
    expect(documents(receiver.messages).map(({ type, data }) => [type, data.incident.id])).toEqual([
      ['incident.published', draft.id],
      ['incident.created', both.id],
      ['incident.deleted', both.id],
    ]);
    const told = receiver.messages.map(({ body }) => body).join();
    expect(told).toContain(shown.reference);
    expect(told).not.toContain(hidden.reference);
    expect(told).not.toContain('secret');
  });

  test('subscribers hear of their components and events', async () => {
    await using receiver = await startReceiver();
    const [mine, other] = [await component('public'), await component('public')];
    const subscription = await subscribe(receiver.url, { component_ids: [mine.reference], events: ['incident'] });
    await start();
    await act(createIncident, { displayName: 'other', affects: [other] });
    const { id } = await act(createIncident, { displayName: 'mine', affects: [mine] });
    await act(postUpdate, { incidentId: id, description: 'no incident event' });
    await settled(subscription);
    expect(documents(receiver.messages).map(({ data }) => data.incident.id)).toEqual([id]);
  });

  test.each(['slack', 'teams', 'matrix'] as const)(
    '%s that fails twice gets the message the third time',
    async (kind) => {
      await using receiver = await startReceiver((response, count) => {
        response.writeHead(count < 3 ? 502 : 200).end('{}');
      });
      const subscription = await subscribe(receiver.url, { kind, room: '!abc:example.com' });
      await start();
      const affects = [{ ...(await component('public')), severity: 80 }];
      const { id } = await act(createIncident, { displayName: 'Disks are slow', affects });
      expect(await settled(subscription)).toMatchObject([{ state: 'delivered', attempts: 3, last_status: 200 }]);
      expect(receiver.messages).toHaveLength(3);
      const [first] = receiver.messages;
      expect(new Set(receiver.messages.map(({ method, path, body }) => `${method} ${path} ${body}`)).size).toBe(1);
      expect(first?.body).toContain('Incident: Disks are slow');
      expect(first?.body).toContain(`https://status.example.com/incidents/${id}`);
      if (kind === 'matrix') {
        expect(first?.method).toBe('PUT');
        expect(first?.path).toMatch(
          /^\/hook\/_matrix\/client\/v3\/rooms\/!abc%3Aexample\.com\/send\/m\.room\.message\/scs-[0-9a-f-]{36}$/,
        );
        expect(first?.headers.authorization).toBe(`Bearer ${secret}`);
      } else {
        expect(first).toMatchObject({ method: 'POST', path: '/hook' });
      }
    },
  );

  test('people are told news, and not every edit; nobody is told what the operator keeps quiet', async () => {
    await using receiver = await startReceiver();
    const subscription = await subscribe(receiver.url, { kind: 'slack' });
    await start();
    const { id } = await act(createIncident, { displayName: 'loud' });
    await act(postUpdate, { incidentId: id, description: 'quiet', notify: false });
    const quiet = await act(createIncident, { displayName: 'quiet', isDraft: true });
    await act(publishIncident, { id: quiet.id, notify: false });
    await act(updateIncident, { id, displayName: 'loud, edited' });
    await act(postUpdate, { incidentId: id, description: 'said aloud', notify: true });
    expect(await settled(subscription)).toHaveLength(2);
    const told = receiver.messages.map(({ body }) => body).join();
    expect(told).toContain('said aloud');
    expect(told).not.toContain('quiet');
  });

  test('of several workers one sends each message', async () => {
    await using receiver = await startReceiver();
    const subscription = await subscribe(receiver.url);
    await Promise.all([start(), start(), start()]);
    await Promise.all(Array.from({ length: 30 }, (_, index) => act(createIncident, { displayName: String(index) })));
    expect(await settled(subscription)).toHaveLength(30);
    expect(new Set(receiver.messages.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
    expect(receiver.messages).toHaveLength(30);
  });

  test('a process that is killed half way leaves its message to the next', async () => {
    await using receiver = await startReceiver((response, count) => {
      if (count > 1) response.writeHead(204).end();
    });
    const subscription = await subscribe(receiver.url);
    await act(createIncident, { displayName: 'x' });
    const script = new URL('testing/delivery-process.ts', import.meta.url).pathname;
    const worker = spawn(process.execPath, [script, store().pool.options.connectionString ?? ''], { stdio: 'inherit' });
    const died = new Promise((resolve) => worker.once('exit', resolve));
    await receiver.received(1);
    worker.kill('SIGKILL');
    await died;
    await start({ aheadMs: 61_000 });
    const [first, second] = await receiver.received(2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(await settled(subscription)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(receiver.messages).toHaveLength(2);
  });

  test('an address in a private network is refused, and the delivery says so', async () => {
    await using receiver = await startReceiver();
    const subscription = await subscribe(receiver.url.replace('127.0.0.1', 'localhost'));
    await start({ allowPrivateNetworks: false });
    await act(createIncident, { displayName: 'x' });
    const [delivery] = await settled(subscription);
    expect(delivery).toMatchObject({ state: 'failed', last_status: null });
    expect(delivery?.last_error).toMatch(/^localhost leads to .*, which is in a private network$/);
    expect(receiver.messages).toEqual([]);
  });
});
