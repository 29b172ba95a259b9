import autocannon from 'autocannon';
import { summarise, type BenchResult } from '../result.ts';
import { load } from './load.ts';
import { processorSecondsOf, serve } from './serve.ts';
import { withDatabase } from './temporary-database.ts';
import { withBarePeer } from './with-bare-peer.ts';

const runs = 5;
const seconds = 2;
const connections = 20;
const how = `autocannon in the bench's own process, ${connections} connections, ${seconds} s a run, no pipelining; scs serve is one thread, and so is the peer, a bare node:http server that sends the same bytes`;

/** Public reads of the compatible API with 60 components and 500 incidents in 90 days. */
export function run(): Promise<BenchResult[]> {
  return withDatabase(async ({ db }, databaseUrl) => {
    await load(db, { components: 60, incidents: 500, days: 90 });
    const server = await serve({ DATABASE_URL: databaseUrl });
    try {
      const [end, start] = [new Date(), new Date(Date.now() - 90 * 86_400_000)];
      const window = new URLSearchParams({ start: start.toISOString(), end: end.toISOString() });
      const results: BenchResult[] = [];
      for (const [name, path] of [
        ['components', '/api/status/components'],
        ['incidents of 90 days', `/api/status/incidents?${window.toString()}`],
      ] as const) {
        const url = `${server.url}${path}`;
        const first = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
        const kibibytes = Math.round((await first.arrayBuffer()).byteLength / 1024);
        const etag = first.headers.get('etag') ?? '';
        const { pid } = server;
        const gzip = { 'accept-encoding': 'gzip' };
        results.push(
          ...(await measure(`${name}, ${kibibytes} KiB`, { url, pid }, { 'accept-encoding': 'identity' })),
          ...(await withBarePeer(url, 'identity', (peer) => measure('  bare node:http', peer, {}))),
          ...(await measure('  for a client that takes gzip', { url, pid }, gzip)),
          ...(await withBarePeer(url, 'gzip', (peer) => measure('  bare node:http, gzip', peer, {}))),
          ...(await measure('  not modified (304)', { url, pid }, { 'if-none-match': etag })),
        );
      }
      return results;
    } finally {
      await server.stop();
    }
  });
}

/** Requests a second of a URL, in all and by the second of processor time that the server had for them. */
export async function measure(
  name: string,
  { url, pid }: { url: string; pid: number },
  headers: Record<string, string>,
): Promise<BenchResult[]> {
  await autocannon({ url, headers, connections, duration: 1 });
  const rates: number[] = [];
  const perCore: number[] = [];
  const p99s: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const before = processorSecondsOf(pid);
    const result = await autocannon({ url, headers, connections, duration: seconds });
    const failed = result.errors + result.timeouts + result['4xx'] + result['5xx'];
    if (failed > 0) throw new Error(`${name}: ${String(failed)} requests failed`);
    rates.push(result.requests.average);
    perCore.push(result.requests.total / (processorSecondsOf(pid) - before));
    p99s.push(result.latency.p99);
  }
  return [
    summarise(`reads: ${name}`, 'requests/s', rates, how),
    summarise(
      '    per second of processor time',
      'requests',
      perCore,
      'all threads of the process; what one whole core does',
    ),
    summarise('    p99', 'ms', p99s, how),
  ];
}
