import { connect } from '@scs/store';
import { createTestDatabase, startDatabaseProxy } from '@scs/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { followChanges } from './change-signal.ts';

test('a connection that is gone without a word is noticed, and made again', async () => {
  const database = await createTestDatabase();
  const proxy = await startDatabaseProxy(database.connectionString);
  const store = connect({ connectionString: proxy.connectionString }, { maxConnections: 1 });
  const errors: string[] = [];
  const changes = followChanges(store, ({ message }) => errors.push(message), {
    checkEveryMs: 50,
    answerWithinMs: 200,
  });
  onTestFinished(async () => {
    await changes.stop();
    await store.close();
    await proxy.stop();
    await database.drop();
  });
  await changes.start();
  expect(changes.isListening).toBe(true);
  const kinds: string[] = [];
  changes.onChange((kind) => kinds.push(kind));
  proxy.fallSilent();
  await expect.poll(() => kinds, { timeout: 10_000 }).toEqual(['lost', 'changed']);
  expect(errors).toEqual(['the database did not answer within 200 ms']);
  expect(changes.isListening).toBe(true);

  const other = connect({ connectionString: database.connectionString }, { maxConnections: 1 });
  await other.pool.query('notify scs_changes');
  await other.close();
  await expect.poll(() => kinds.length).toBe(3);
});
