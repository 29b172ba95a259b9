import { summarise, type BenchResult } from '../result.ts';
import { load } from './load.ts';
import { post, serve } from './serve.ts';
import { withDatabase } from './temporary-database.ts';

const count = 1000;
const writers = 50;

/** Incidents with two impacts, one after the other, and from 50 writers at once. */
export function run(): Promise<BenchResult[]> {
  return withDatabase(async ({ db }, databaseUrl) => {
    await load(db, { components: 60, incidents: 500, days: 90 });
    const components = await db.selectFrom('components').select('id').orderBy('seq').execute();
    const { id: type } = await db.selectFrom('impact_types').select('id').executeTakeFirstOrThrow();
    const server = await serve({ DATABASE_URL: databaseUrl, SCS_RATE_LIMIT_ENABLED: 'false' });
    const create = (index: number) =>
      post(`${server.url}/api/status/incidents`, {
        displayName: `Incident ${index}`,
        beganAt: new Date().toISOString(),
        phase: { generation: 1, order: 0 },
        affects: [
          { reference: components[index % 60]?.id, type, severity: 50 },
          { reference: components[(index + 7) % 60]?.id, type, severity: 80 },
        ],
      });
    try {
      for (let index = 0; index < 100; index += 1) await create(index);
      const one: number[] = [];
      for (let index = 0; index < count; index += 1) one.push(await timed(() => create(index)));
      const begin = performance.now();
      const many: { id: string; ms: number }[] = [];
      await Promise.all(
        Array.from({ length: writers }, async (_, writer) => {
          for (let index = 0; index < count / writers; index += 1) {
            const start = performance.now();
            const { id } = await create(writer * 100 + index);
            many.push({ id, ms: performance.now() - start });
          }
        }),
      );
      const perSecond = (count / (performance.now() - begin)) * 1000;
      const kept = await db
        .selectFrom('impacts')
        .select('incident_id')
        .where(
          'incident_id',
          'in',
          many.map(({ id }) => id),
        )
        .execute();
      if (kept.length !== 2 * count) throw new Error(`${String(2 * count - kept.length)} impacts were lost`);
      const alone = `${count} POST /api/status/incidents with two impacts, one after the other, each committed and fsynced`;
      const together = `${count} of them from ${writers} writers at once; all were found in the database`;
      return [
        summarise('writes: one writer, p50', 'ms', [quantile(one, 0.5)], alone),
        summarise('  p99', 'ms', [quantile(one, 0.99)], alone),
        summarise(`writes: ${writers} writers`, 'requests/s', [perSecond], together),
        summarise(
          '  p50',
          'ms',
          [
            quantile(
              many.map(({ ms }) => ms),
              0.5,
            ),
          ],
          together,
        ),
        summarise(
          '  p99',
          'ms',
          [
            quantile(
              many.map(({ ms }) => ms),
              0.99,
            ),
          ],
          together,
        ),
      ];
    } finally {
      await server.stop();
    }
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
