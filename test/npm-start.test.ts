import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './run-scs.ts';

const root = join(import.meta.dirname, '..');

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}

test('a server that npm has started ends, gracefully, when npm is told to end', { timeout: 240_000 }, async () => {
  const port = await freePort();
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      SCS_LISTEN: `127.0.0.1:${port}`,
      SCS_STATUS_COMPAT_LISTEN: `127.0.0.1:${await freePort()}`,
      SCS_DATA_DIR: temporaryFolder(),
      SCS_CONFIG: join(root, 'examples', 'scs.yaml'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own, so that nothing is left behind when this fails
    detached: true,
  });
  onTestFinished(() => {
    try {
      if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGKILL');
    } catch {
      // all of it has ended
    }
  });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = Promise.all([once(npm.stdout, 'end'), once(npm.stderr, 'end')]);
  while ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.status !== 200) {
    if (npm.exitCode !== null) throw new Error(said);
    await sleep(200);
  }
  npm.kill('SIGTERM');
  // the last of them has closed what they have in common
  await closed;
  expect(said).toContain('"msg":"stopped"');
  expect(await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => 'gone')).toBe('gone');
});
