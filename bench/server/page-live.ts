import { Agent, get, type IncomingMessage } from 'node:http';
import { summarise, type BenchResult } from '../result.ts';
import { fill } from './page.ts';
import { memoryOf, post, processorSecondsOf, serve } from './serve.ts';
import { withDatabase } from './temporary-database.ts';

const connections = 2000;
const updates = 20;

/** 2,000 open pages that hear of changes. */
export function run(): Promise<BenchResult[]> {
  return withDatabase(async ({ db }, databaseUrl) => {
    await fill(db);
    const server = await serve({ DATABASE_URL: databaseUrl, SCS_RATE_LIMIT_ENABLED: 'false' });
    try {
      const { id } = await db.selectFrom('incidents').select('id').limit(1).executeTakeFirstOrThrow();
      await fetch(`${server.url}/`);
      const before = memoryOf(server.pid);
      let heard = 0;
      const pages = await openAll(`${server.url}/live`, (chunk) => {
        if (chunk.includes('event: changed')) heard += 1;
      });
      await pause(2000);
      const memory = memoryOf(server.pid) - before;
      const delays: number[] = [];
      const processor: number[] = [];
      for (let index = 0; index < updates; index += 1) {
        heard = 0;
        const used = processorSecondsOf(server.pid);
        const begin = performance.now();
        await post(`${server.url}/api/v1/incidents/${id}/updates`, { displayName: `Update ${index}` });
        while (heard < connections) await pause(1);
        delays.push(performance.now() - begin);
        await pause(300);
        if (heard !== connections) throw new Error(`${String(heard)} of ${String(connections)} pages heard it`);
        processor.push((processorSecondsOf(server.pid) - used) * 1000);
      }
      for (const page of pages) page.destroy();
      const how = `${connections} connections to /live from the bench's own process; the server gathers changes for 100 ms before it tells of them`;
      return [
        summarise(
          `live: memory for ${connections} open pages`,
          'MiB',
          [memory],
          'PSS of the process, after less before',
        ),
        summarise('  for each', 'KiB', [(memory * 1024) / connections], 'the same'),
        summarise('  an update to the last of them', 'ms', delays, `from sending the POST to the last event; ${how}`),
        summarise(
          '  processor time of an update',
          'ms',
          processor,
          'writing and telling it, in hundredths of a second as the kernel counts',
        ),
      ];
    } finally {
      await server.stop();
    }
  });
}

async function openAll(url: string, onData: (chunk: string) => void): Promise<IncomingMessage[]> {
  const agent = new Agent({ maxSockets: Infinity });
  const pages: IncomingMessage[] = [];
  for (let index = 0; index < connections; index += 100) {
    const some = Array.from(
      { length: 100 },
      () =>
        new Promise<IncomingMessage>((resolve, reject) => {
          get(url, { agent }, (answer) => {
            if (answer.statusCode !== 200) reject(new Error(`/live answered with ${String(answer.statusCode)}`));
            answer
              .setEncoding('utf8')
              .on('data', onData)
              .on('error', () => undefined);
            resolve(answer);
          }).on('error', reject);
        }),
    );
    pages.push(...(await Promise.all(some)));
  }
  return pages;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
