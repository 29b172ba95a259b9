import { get } from 'node:http';
import { sql, type Kysely } from 'kysely';
import type { Database } from '@scs/store';
import { startBrowser, whyNoBrowser } from '../../packages/server/src/auth/testing/browser.ts';
import { summarise, type BenchResult } from '../result.ts';
import { load } from './load.ts';
import { measure } from './reads.ts';
import { processorSecondsOf, serve } from './serve.ts';
import { withDatabase } from './temporary-database.ts';
import { withBarePeer } from './with-bare-peer.ts';

const uncachedRuns = 60;
const paintRuns = 7;
const page = '60 components × 90 days, 20 incidents, two of them open';

/** A page of 60 components and 20 incidents in 90 days, two of which go on. */
export function run(): Promise<BenchResult[]> {
  return withDatabase(async ({ db }, databaseUrl) => {
    await fill(db);
    const server = await serve({ DATABASE_URL: databaseUrl, SCS_RATE_LIMIT_ENABLED: 'false' });
    try {
      const url = `${server.url}/`;
      const etag = (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? '';
      const { pid } = server;
      return [
        ...(await bytes(server.url)),
        ...(await uncached(db, { url, pid })),
        ...(await paint(url)),
        ...(await measure('page', { url, pid }, { 'accept-encoding': 'br' })),
        ...(await measure('  for a client that takes gzip', { url, pid }, { 'accept-encoding': 'gzip' })),
        ...(await withBarePeer(url, 'gzip', (peer) => measure('  bare node:http, gzip', peer, {}))),
        ...(await measure('  not modified (304)', { url, pid }, { 'if-none-match': etag })),
      ];
    } finally {
      await server.stop();
    }
  });
}

/** Fills the page. */
export async function fill(db: Kysely<Database>): Promise<void> {
  await load(db, { components: 60, incidents: 20, days: 90 });
  await sql`update incidents set ended_at = null where began_at > now() - interval '10 days'`.execute(db);
}

/** What the first view takes over the wire: the page, and what it names. */
async function bytes(origin: string): Promise<BenchResult[]> {
  const html = await (await fetch(`${origin}/`)).text();
  const named = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map(([, path = '']) => new URL(path, `${origin}/`).href);
  const parts = {
    HTML: [`${origin}/`],
    CSS: named(/<link[^>]*href="([^"]+\.css)"/g),
    JS: named(/<script[^>]*src="([^"]+)"/g),
  };
  const results: BenchResult[] = [];
  for (const encoding of ['br', 'gzip'] as const) {
    let all = 0;
    for (const [name, urls] of Object.entries(parts)) {
      const sizes = await Promise.all(urls.map((url) => sizeOf(url, encoding)));
      const size = sizes.reduce((sum, one) => sum + one, 0);
      all += size;
      results.push(summarise(`page: ${name}, ${encoding}`, 'bytes', [size], `${page}; bodies as they are sent`));
    }
    results.push(
      summarise(`  all of the first view, ${encoding}`, 'bytes', [all], 'HTML, CSS and JS; the icon is not in it'),
    );
  }
  return results;
}

function sizeOf(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let size = 0;
      answer
        .on('data', (chunk: Buffer) => (size += chunk.length))
        .on('end', () => {
          resolve(size);
        });
    }).on('error', reject);
  });
}

/** As after a change, which another replica tells of: everything is read and rendered anew. */
async function uncached(db: Kysely<Database>, { url, pid }: { url: string; pid: number }): Promise<BenchResult[]> {
  const times: number[] = [];
  let used = 0;
  for (let index = 0; index < uncachedRuns + 20; index += 1) {
    await sql`notify scs_changes, 'bench'`.execute(db);
    // the server has to hear it
    await new Promise((resolve) => setTimeout(resolve, 30));
    const begin = performance.now();
    await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer();
    if (index === 19) used = processorSecondsOf(pid);
    if (index >= 20) times.push(performance.now() - begin);
  }
  const each = ((processorSecondsOf(pid) - used) * 1000) / uncachedRuns;
  const how = `from the request to the last byte, after a change each time; ${page}`;
  const mean = `mean of ${uncachedRuns}; all threads of the server, the database is not in it`;
  return [summarise('page: uncached', 'ms', times, how), summarise('  processor time of it', 'ms', [each], mean)];
}

/** A phone as Lighthouse imagines it: 150 ms away, 1.6 Mbit/s, a processor a quarter as fast as this one. */
async function paint(url: string): Promise<BenchResult[]> {
  if (whyNoBrowser() !== undefined) return [];
  const browser = await startBrowser();
  try {
    const paints: number[] = [];
    for (let index = 0; index < paintRuns; index += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true });
      const tab = await context.newPage();
      const session = await context.newCDPSession(tab);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: (1.6 * 1024 * 1024) / 8,
        uploadThroughput: (750 * 1024) / 8,
      });
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await tab.goto(url, { waitUntil: 'load' });
      paints.push(await tab.evaluate<number>(largestPaint));
      await context.close();
    }
    const how = `Chromium ${browser.version()}, empty cache, 360 px, CPU × 4 slower, 150 ms, 1.6 Mbit/s, over plain HTTP/1.1 on this machine`;
    return [summarise('page: largest contentful paint on a slow phone', 'ms', paints, how)];
  } finally {
    await browser.close();
  }
}

const largestPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;
