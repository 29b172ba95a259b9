import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@scs/store';
import { expect, onTestFinished, test } from 'vitest';
import { startTestServer } from '../testing/test-server.ts';
import { migrateTestDatabase } from '../testing/with-server.ts';

const components = '/api/status/components';

test('while the database is away, what was known is told as such, everything else says so, and it recovers by itself', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'scs-away-'));
  let cluster = await startEmbedded({ dataDir });
  onTestFinished(async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await migrateTestDatabase(cluster.connectionString);
  const server = await startTestServer({ connectionString: cluster.connectionString });
  onTestFinished(() => server.stop());
  await server.request('POST', components, { body: { displayName: 'Storage' } });
  const before = await server.request('GET', components);

  await cluster.stop();
  const [stale, unknown, ours, written] = await Promise.all([
    server.request('GET', components),
    server.request('GET', '/api/status/severities'),
    server.request('GET', '/api/v1/components'),
    server.request('POST', components, { body: { displayName: 'Network' } }),
  ]);
  expect(stale.status).toBe(200);
  expect(stale.json).toEqual(before.json);
  expect(stale.headers.get('warning')).toBe('111 - "Revalidation Failed"');
  for (const answer of [unknown, ours, written]) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  }
  expect(written.json).toEqual({ message: expect.stringContaining('database') as string });
  expect(ours.headers.get('content-type')).toContain('application/problem+json');

  expect((await server.request('GET', '/healthz')).status).toBe(200);
  const ready = await server.request('GET', '/readyz');
  expect([ready.status, ready.json]).toMatchObject([503, { checks: { database: false, changes: false } }]);

  cluster = await startEmbedded({ dataDir });
  await expect
    .poll(async () => (await server.request('POST', components, { body: { displayName: 'Network' } })).status, {
      timeout: 15_000,
    })
    .toBe(201);
  await expect
    .poll(async () => (await server.request('GET', components)).headers.get('warning'), { timeout: 15_000 })
    .toBeNull();
  const after = await server.request('GET', components);
  expect((after.json as { data: unknown[] }).data).toHaveLength(2);
});
