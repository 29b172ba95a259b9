import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createTestDatabase, startDatabaseProxy } from '@scs/store/testing';
import { expect, onTestFinished, test } from 'vitest';
import { startScs, temporaryFolder } from '../run-scs.ts';

const token = 'a-token-for-this-test-0123456789abcdef';

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

test(
  'scs serve answers, lets Prometheus read, logs for people, and ends well on SIGTERM',
  { timeout: 60_000 },
  async () => {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const { child, done } = startScs(['serve', '--listen', `127.0.0.1:${port}`, '--data-dir', temporaryFolder()], {
      env: {
        SCS_BOOTSTRAP_TOKEN: token,
        SCS_METRICS_LISTEN: `127.0.0.1:${metricsPort}`,
        SCS_LOG_FORMAT: 'pretty',
      },
    });
    const url = `http://127.0.0.1:${port}`;
    await expect
      .poll(
        () =>
          fetch(`${url}/readyz`).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 40_000 },
      )
      .toBe(200);
    const written = await fetch(`${url}/api/status/components`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"displayName":"Storage"}',
    });
    expect(written.status).toBe(201);
    await written.text();
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text())
      .toContain('scs_http_requests_total{method="POST",route="/api/status/components",status="2xx"} 1');
    child.kill('SIGTERM');
    const { code, stdout } = await done;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d\d:\d\d:\d\d\.\d{3} info {2}request .*method=POST .*status=201 .*actor=bootstrap/m);
    expect(stdout).not.toContain(token);
  },
);

test(
  'a database that hangs is told as such, and does not keep the server from its end',
  { timeout: 120_000 },
  async () => {
    const database = await createTestDatabase();
    const proxy = await startDatabaseProxy(database.connectionString);
    onTestFinished(async () => {
      await proxy.stop();
      await database.drop();
    });
    const port = await freePort();
    const { child, done } = startScs(['serve', '--listen', `127.0.0.1:${port}`], {
      env: { DATABASE_URL: proxy.connectionString, SCS_SHUTDOWN_TIMEOUT: '1s' },
    });
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        async (answer) => (await answer.json()) as { checks: object },
        () => ({ checks: {} }),
      );
    await expect.poll(ready, { timeout: 60_000 }).toMatchObject({ status: 'ready' });
    proxy.fallSilent({ alsoNew: true });
    await expect.poll(ready, { timeout: 30_000 }).toMatchObject({ checks: { database: false, changes: false } });
    // a request that waits for the database
    const waiting = fetch(`http://127.0.0.1:${port}/api/v1/components`).catch(() => undefined);
    child.kill('SIGTERM');
    const { stdout } = await done;
    expect(stdout).toContain('"msg":"stopped"');
    await waiting;
  },
);

test('a database that does not let it in is told as such, without its password', { timeout: 60_000 }, async () => {
  const { done } = startScs(['serve', '--listen', '127.0.0.1:0'], {
    env: { DATABASE_URL: 'postgres://scs:opensesame@127.0.0.1:1/scs' },
  });
  const { code, stderr } = await done;
  expect(code).toBe(2);
  expect(stderr).toContain('[database-unreachable]');
  expect(stderr).not.toContain('opensesame');
});
