import { expect, test } from 'vitest';
import { connect } from '../connect.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { startEmbedded } from './start-embedded.ts';
import { useEmbedded } from './use-embedded.ts';

async function count(connectionString: string): Promise<number> {
  const store = connect({ connectionString });
  const { rows } = await store.pool.query<{ n: number }>('select count(*)::int as n from made_here');
  await store.close();
  return rows[0]?.n ?? -1;
}

test('a command uses the database of a server that runs, and leaves it running', async () => {
  const dataDir = temporaryDirectory();
  const server = await startEmbedded({ dataDir });
  const store = connect({ connectionString: server.connectionString });
  await store.pool.query('create table made_here as select 1');
  await store.close();
  const used = await useEmbedded({ dataDir });
  expect(await count(used.connectionString)).toBe(1);
  await used.stop();
  expect(await count(server.connectionString)).toBe(1);
  await server.stop();

  // where none runs, it runs for the command alone
  const alone = await useEmbedded({ dataDir });
  expect(await count(alone.connectionString)).toBe(1);
  await alone.stop();
  await expect(count(alone.connectionString)).rejects.toThrow(/ENOENT|ECONNREFUSED/);
});
