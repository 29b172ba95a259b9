import { connect, StoreError } from '@scs/store';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { whenDatabaseAnswers } from './when-database-answers.ts';

const log = pino({ level: 'silent' });

test('a step waits for a database that is away, and says so when it stays away', async () => {
  const store = connect({ connectionString: 'postgres://scs@127.0.0.1:1/scs' });
  onTestFinished(() => store.close());
  let tries = 0;
  const failing = whenDatabaseAnswers(
    log,
    () => {
      tries += 1;
      return sql`select 1`.execute(store.db);
    },
    1200,
  );
  await expect(failing).rejects.toMatchObject({ code: 'database-unreachable' });
  expect(tries).toBeGreaterThan(1);

  let left = 2;
  const recovering = whenDatabaseAnswers(log, async () => {
    left -= 1;
    if (left > 0) await sql`select 1`.execute(store.db);
    return 'done';
  });
  expect(await recovering).toBe('done');
});

test('what is not the database is told at once', async () => {
  const error = new StoreError('migration-failed', 'It failed.', { cause: new Error('syntax error') });
  await expect(whenDatabaseAnswers(log, () => Promise.reject(error))).rejects.toBe(error);
});
