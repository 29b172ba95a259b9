import { summarise, type BenchResult } from '../result.ts';
import { load } from './load.ts';
import { memoryOf, serve } from './serve.ts';
import { withDatabase } from './temporary-database.ts';

const runs = 15;
const day = 86_400_000;

/** A page of ten years: 10,000 components, 100,000 incidents. */
export function run(): Promise<BenchResult[]> {
  return withDatabase(async ({ db }, databaseUrl) => {
    await load(db, { components: 10_000, incidents: 100_000, days: 3650 });
    const server = await serve({ DATABASE_URL: databaseUrl });
    try {
      const list = async (index: number, encoding: string): Promise<{ ms: number; count: number }> => {
        // another second each time: an answer that nobody has asked for before
        const end = Date.now() + index * 1000;
        const window = new URLSearchParams({
          start: new Date(end - 90 * day).toISOString(),
          end: new Date(end).toISOString(),
        });
        const begin = performance.now();
        const answer = await fetch(`${server.url}/api/status/incidents?${window.toString()}`, {
          headers: { 'accept-encoding': encoding },
        });
        const text = await answer.text();
        const ms = performance.now() - begin;
        return { ms, count: (JSON.parse(text) as { data: unknown[] }).data.length };
      };
      for (let index = 0; index < 5; index += 1) await list(index, 'identity');
      const plain = [];
      const compressed = [];
      for (let index = 5; index < 2 * runs + 5; index += 2) {
        plain.push(await list(index, 'identity'));
        compressed.push(await list(index + 1, 'br'));
      }
      const how = `GET /api/status/incidents over 90 days, ${String(plain[0]?.count)} incidents in the answer, from the request to the last byte, each window asked for the first time; 10,000 components, 100,000 incidents, ten years`;
      const times = (lists: { ms: number }[]): number[] => lists.map(({ ms }) => ms);
      return [
        summarise('large page: the 90-day list, uncached', 'ms', times(plain), how),
        summarise(
          '  with brotli, made and read',
          'ms',
          times(compressed),
          'the same, compressed by the server and decompressed here',
        ),
        summarise('  memory of the server after it', 'MiB', [memoryOf(server.pid)], 'PSS of the process'),
      ];
    } finally {
      await server.stop();
    }
  });
}
