import { hostname } from 'node:os';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { OwnerProcess, postgresProcesses } from '../testing/owner-process.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { startEmbedded } from './start-embedded.ts';

test('a second process is refused, and told who has the directory since when', async () => {
  const dataDir = temporaryDirectory();
  const owner = new OwnerProcess(dataDir);
  await owner.started();
  const refused = startEmbedded({ dataDir });
  await expect(refused).rejects.toMatchObject({ code: 'data-directory-in-use' });
  await expect(refused).rejects.toThrow(new RegExp(`process ${owner.process.pid ?? 0} since \\d{4}-\\d\\d-\\d\\dT`));
  await owner.stop();
  const database = await startEmbedded({ dataDir });
  await database.stop();
});

test('a refusal in the same process does not loosen the lock', async () => {
  const dataDir = temporaryDirectory();
  const database = await startEmbedded({ dataDir });
  onTestFinished(() => database.stop());
  await expect(startEmbedded({ dataDir })).rejects.toThrow('this very process');
  const other = new OwnerProcess(dataDir);
  expect(await other.started()).toMatchObject({ code: 'data-directory-in-use' });
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.end();
});

test('of several that start at once on a new directory, one gets it', async () => {
  const dataDir = temporaryDirectory();
  const owners = Array.from({ length: 4 }, () => new OwnerProcess(dataDir));
  const answers = await Promise.all(owners.map((owner) => owner.started()));
  expect(answers.filter(({ ready }) => ready === true)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'data-directory-in-use')).toHaveLength(3);
  const winner = owners[answers.findIndex(({ ready }) => ready === true)];
  for (const { code, message } of answers) {
    if (code !== undefined) expect(message).toContain(`process ${winner?.process.pid ?? 0} since`);
  }
  expect(answers.every(({ message }) => !message?.includes(hostname()))).toBe(true);
  await winner?.stop();
  expect(postgresProcesses(dataDir)).toEqual([]);
});
