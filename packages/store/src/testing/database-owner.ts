// A server in miniature, for tests that kill it: starts the embedded database on the directory given, and writes rows as fast as they are
// acknowledged, saying each. `idle` as second argument: writes none. A line on standard input stops it.
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbedded } from '../embedded/start-embedded.ts';
import { StoreError } from '../errors.ts';

const say = (said: object): void => {
  process.stdout.write(`${JSON.stringify(said)}\n`);
};

try {
  const [dataDir = '', mode = 'idle'] = process.argv.slice(2);
  const database = await startEmbedded({ dataDir });
  createInterface(process.stdin).once('line', () => {
    void database.stop().then(() => {
      say({ stopped: true });
      process.exit();
    });
  });
  say({ ready: true, pid: database.pid, connectionString: database.connectionString });
  if (mode === 'write') {
    const client = new pg.Client({ connectionString: database.connectionString });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(
      'CREATE TABLE IF NOT EXISTS written (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at text)',
    );
    for (;;) {
      const { rows } = await client.query<{ id: string }>('INSERT INTO written (at) VALUES ($1) RETURNING id', [
        process.pid,
      ]);
      say({ written: Number(rows[0]?.id) });
    }
  }
} catch (error) {
  say(error instanceof StoreError ? { code: error.code, message: error.message } : { failure: String(error) });
  process.exitCode = 1;
}
