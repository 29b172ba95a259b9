import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '@scs/store';
import { summarise, type BenchResult } from '../result.ts';
import { post, serve } from './serve.ts';
import { withDatabase } from './temporary-database.ts';

const subscribers = 10_000;
const runs = 5;
const smtpScript = join(import.meta.dirname, '../../packages/server/src/mail/testing/smtp-process.ts');

/** One update to 10,000 e-mail subscribers: queued, and sent over a kill -9 half way. */
export function run(): Promise<BenchResult[]> {
  return withDatabase(async (store, databaseUrl) => {
    await store.pool.query(
      `insert into subscriptions (kind, address, created_by, created_at, confirmed_at)
      select 'email', n || '@example.org', 'bench', '2026-01-01', '2026-01-01' from generate_series(1, $1::int) n`,
      [subscribers],
    );
    return [...(await queue(store, databaseUrl)), ...(await send(store, databaseUrl))];
  });
}

async function queue(store: Store, databaseUrl: string): Promise<BenchResult[]> {
  // no mail server: nothing but queueing is measured
  const server = await serve({ DATABASE_URL: databaseUrl });
  const { id } = await post(`${server.url}/api/v1/incidents`, { displayName: 'Disks are slow', notify: false });
  const times: number[] = [];
  try {
    for (let index = 0; index < runs; index += 1) {
      const begin = performance.now();
      await post(`${server.url}/api/v1/incidents/${id}/updates`, { description: `We look at it, ${String(index)}.` });
      while ((await countOf(store, 'true')) < subscribers * (index + 1)) await sleep(5);
      times.push(performance.now() - begin);
    }
  } finally {
    await server.stop();
  }
  await expectEach(store);
  await store.db.deleteFrom('outbox').execute();
  const how = `from POST …/updates to ${String(subscribers)} rows in deliveries that others can see; each run found one for each subscriber`;
  return [summarise('mail: one update to 10,000 subscribers, queued', 'ms', times, how)];
}

async function send(store: Store, databaseUrl: string): Promise<BenchResult[]> {
  const smtp = spawn(process.execPath, [smtpScript], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(smtp.stdout);
  const [port] = (await once(lines, 'line')) as [string];
  const ids: string[] = [];
  lines.on('line', (id) => ids.push(id));
  const env = {
    DATABASE_URL: databaseUrl,
    SCS_MAIL_HOST: '127.0.0.1',
    SCS_MAIL_PORT: port,
    SCS_MAIL_SECURITY: 'none',
    SCS_MAIL_FROM: 'status@example.com',
  };
  const first = await serve(env);
  const begin = performance.now();
  await post(`${first.url}/api/v1/incidents`, { displayName: 'Network is slow' });
  while (ids.length < subscribers / 2) await sleep(1);
  const perSecond = (ids.length / (performance.now() - begin)) * 1000;
  process.kill(first.pid, 'SIGKILL');
  await sleep(500);
  // the claims of a dead process end after four minutes: not waited for
  await store.pool.query(`update deliveries set next_at = now() where state = 'pending'`);
  const second = await serve(env);
  try {
    while (new Set(ids).size < subscribers || (await countOf(store, `state = 'pending'`)) > 0) await sleep(50);
  } finally {
    await second.stop();
    await stopped(smtp);
  }
  await expectEach(store);
  const how = `a mail server in a process of its own on the same two cores; the server was killed with SIGKILL after ${String(subscribers / 2)} messages and started again`;
  return [
    summarise('  sent', 'messages/s', [perSecond], how),
    summarise('  subscribers who got it, over a kill -9', 'subscribers', [new Set(ids).size], how),
    summarise('  messages that came twice, with the same Message-ID', 'messages', [ids.length - subscribers], how),
  ];
}

async function countOf({ pool }: Store, condition: string): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(`select count(*) from deliveries where ${condition}`);
  return Number(rows[0]?.count);
}

async function expectEach({ pool }: Store): Promise<void> {
  const { rows } = await pool.query<{ events: string; each: string }>(
    `select count(distinct outbox_id) as events, count(distinct (subscription_id, outbox_id)) as each from deliveries`,
  );
  const { events, each } = rows[0] ?? { events: '0', each: '0' };
  if (Number(each) !== Number(events) * subscribers) throw new Error(`${each} deliveries of ${events} events`);
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
