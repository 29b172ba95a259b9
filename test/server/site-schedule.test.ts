import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@scs/store';
import { loadPages } from '@scs/web';
import { expect, onTestFinished, test, vi } from 'vitest';
import { followChanges } from '../../packages/server/src/changes/change-signal.ts';
import { jobCounts, type JobCounts } from '../../packages/server/src/jobs/job-counts.ts';
import { manifestName } from '../../packages/server/src/site/manifest.ts';
import type { SiteTarget } from '../../packages/server/src/site/site-target.ts';
import { startSiteExports } from '../../packages/server/src/site/start-site-exports.ts';
import { directoryTarget } from '../../packages/server/src/site/targets/directory-target.ts';
import { s3Target } from '../../packages/server/src/site/targets/s3-target.ts';
import { startSignedStore, storeKeys } from '../../packages/server/src/site/testing/signed-store.ts';
import { keptLog } from '../../packages/server/src/testing/kept-log.ts';
import { startScs, temporaryFolder } from '../run-scs.ts';
import { startFilled } from './filled-server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

/** A worker as in a process of its own. Lines of its log are kept. */
async function startWorker(
  connectionString: string,
  target: SiteTarget,
  clock?: () => Date,
): Promise<{ counts: JobCounts; lines: string[] }> {
  const store = connect({ connectionString }, { maxConnections: 3 });
  const changes = followChanges(store, () => undefined);
  await changes.start();
  const pages = await loadPages();
  if (pages === undefined) throw new Error('the pages have not been built');
  const parts = { store, pages, page: { name: 'Example', timeZone: 'UTC' }, publicUrl: 'https://status.example.com' };
  const counts = jobCounts();
  const { log, lines } = keptLog();
  const settings = { log, counts, everyMs: 200, ...(clock === undefined ? {} : { clock }) };
  const work = startSiteExports(parts, target, changes, settings);
  onTestFinished(async () => {
    await work.stop();
    await changes.stop();
    await store.close();
  });
  return { counts, lines };
}

const doneBy = (...workers: { counts: JobCounts }[]) =>
  workers
    .flatMap(({ counts }) => counts.all())
    .reduce((sum, { outcome, count }) => sum + (outcome === 'done' ? count : 0), 0);

test('a worker exports at its start and after each change, and two do not disturb each other', async () => {
  const server = await startFilled('embedded');
  const folder = join(temporaryFolder(), 'site');
  const workers = [
    await startWorker(server.connectionString, directoryTarget(folder)),
    await startWorker(server.connectionString, directoryTarget(folder)),
  ];
  await until(() => {
    expect(existsSync(join(folder, manifestName))).toBe(true);
  });
  const id = await server.make('/incidents', { displayName: 'Later' });
  await until(() => {
    expect(existsSync(join(folder, 'de', 'incidents', `${id}.html`))).toBe(true);
  });
  expect(readFileSync(join(folder, 'en', 'index.html'), 'utf8')).toContain('Later');
  await until(() => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => /partial|plan/.test(name))).toEqual([]);
  });
  expect(workers.flatMap(({ lines }) => lines).join('')).not.toContain('"level":50');
  expect(workers.flatMap(({ lines }) => lines).join('')).toContain('a copy of the site was written');
});

test('without a change a copy is made each hour, so that it says that somebody still makes it', async () => {
  const server = await startFilled('embedded');
  const folder = join(temporaryFolder(), 'site');
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const worker = await startWorker(server.connectionString, directoryTarget(folder), clock);
  const exportedAt = () => {
    const { exportedAt: at } = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as { exportedAt: string };
    return Date.parse(at);
  };
  await until(() => {
    expect(doneBy(worker)).toBe(1);
  });
  const first = exportedAt();
  ahead = 3_700_000;
  // another change of anything wakes the loop; it is the clock that makes the copy due
  await server.store.pool.query("select pg_notify('scs_changes', 'test')");
  await until(() => {
    expect(exportedAt()).toBeGreaterThan(first + 3_600_000);
  });
});

test('only what has changed is sent to a bucket; a failure is logged with what to do, and repeated', async () => {
  const server = await startFilled('embedded');
  const store = await startSignedStore('us-east-1');
  onTestFinished(() => store.stop());
  const { endpoint } = store;
  const target = s3Target({ endpoint, region: 'us-east-1', bucket: 'status', prefix: '', ...storeKeys });
  // more than are repeated within one request
  store.failures = 40;
  const worker = await startWorker(server.connectionString, target);
  await until(() => {
    expect(worker.lines.join('')).toContain('no copy of the site was written');
  });
  expect(worker.lines.join('')).toContain('Look at status.export.s3');
  store.failures = 0;
  await until(() => {
    expect(store.objects.has(`/status/${manifestName}`)).toBe(true);
  });
  const { files } = JSON.parse(store.objects.get(`/status/${manifestName}`)?.body.toString() ?? '') as {
    files: unknown[];
  };
  expect(store.objects.size).toBe(files.length + 1);
  store.asked.length = 0;
  await server.make('/incidents', { displayName: 'Later' });
  await until(() => {
    expect(store.asked.at(-1)).toBe(`PUT /status/${manifestName}`);
  });
  const sent = store.asked.filter((line) => line.startsWith('PUT'));
  expect(sent).toContain('PUT /status/en/index.html');
  expect(sent.some((line) => line.includes('/_app/') || line.includes(server.ids.over))).toBe(false);
  expect(sent.length).toBeLessThan(files.length);
});

test('scs serve exports to the folder of its configuration', async () => {
  const folder = temporaryFolder();
  const { child, done } = startScs(['serve', '--listen', '127.0.0.1:0', '--roles', 'worker'], {
    env: {
      DATABASE_URL: (await startFilled('embedded')).connectionString,
      SCS_STATUS_EXPORT_DIRECTORY: join(folder, 'site'),
      SCS_STATUS_EXPORT_EVERY: '10s',
    },
    cwd: folder,
  });
  await until(() => {
    expect(existsSync(join(folder, 'site', 'index.html'))).toBe(true);
  });
  child.kill('SIGTERM');
  expect((await done).code).toBe(0);
});

test('half a bucket is a mistake of the configuration', async () => {
  const { done } = startScs(['config', 'check'], {
    env: { SCS_STATUS_EXPORT_S3_BUCKET: 'status', SCS_STATUS_EXPORT_S3_ENDPOINT: 'https://s3.example.com' },
    cwd: temporaryFolder(),
  });
  const { code, stderr } = await done;
  expect(code).toBe(2);
  expect(stderr).toContain('status.export.s3.accessKeyId is missing');
  expect(stderr).toContain('status.export.s3.secretAccessKey is missing');
});
