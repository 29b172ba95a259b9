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
      const list = async (index: number): Promise<{ ms: number; count: number }> => {
        // another second each time: an answer that nobody has asked for before
        const end = Date.now() + index * 1000;
        const window = new URLSearchParams({
          start: new Date(end - 90 * day).toISOString(),
          end: new Date(end).toISOString(),
        });
        const begin = performance.now();
        const answer = await fetch(`${server.url}/api/status/incidents?${window.toString()}`);
        const text = await answer.text();
        const ms = performance.now() - begin;
        return { ms, count: (JSON.parse(text) as { data: unknown[] }).data.length };
      };
      for (let index = 0; index < 5; index += 1) await list(index);
      const lists = [];
      for (let index = 5; index < runs + 5; index += 1) lists.push(await list(index));
      const how = `GET /api/status/incidents over 90 days, ${String(lists[0]?.count)} incidents in the answer, from the request to the last byte, each window asked for the first time; 10,000 components, 100,000 incidents, ten years`;
      return [
        summarise(
          'large page: the 90-day list, uncached',
          'ms',
          lists.map(({ ms }) => ms),
          how,
        ),
        summarise('  memory of the server after it', 'MiB', [memoryOf(server.pid)], 'PSS of the process'),
      ];
    } finally {
      await server.stop();
    }
  });
}
