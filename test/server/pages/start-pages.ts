import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { startScs } from '../../run-scs.ts';

const token = 'a-token-for-this-test-0123456789abcdef';
const hourMs = 60 * 60 * 1000;

/** A `scs serve` in a process of its own, with a database of its own. */
export interface PagesServer {
  readonly url: string;
  /** The administrator's. */
  readonly token: string;
  /** Writes as the administrator; returns the id of what was made. */
  readonly make: (path: string, body: object) => Promise<string>;
  /** Changes, as the administrator, what is there. */
  readonly change: (path: string, body: object, how?: { method?: string; status?: number }) => Promise<void>;
  /** Reads as a stranger. */
  readonly read: (
    path: string,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; headers: Headers; text: string }>;
  /** Ends the process, and keeps its data. */
  readonly stop: () => Promise<void>;
  /** Starts it again at the same address. */
  readonly start: () => Promise<void>;
  /** Ends the process, and removes its data. */
  readonly remove: () => Promise<void>;
}

/** A moment so many hours from now. */
export const at = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();

/**
 * Starts a server with pages.
 *
 * @param status what stands below `status` in its configuration
 * @param files what lies beside its configuration
 */
export async function startPages(
  status = 'name: Example Cloud\ntimeZone: Europe/Berlin',
  files: Readonly<Record<string, string>> = {},
): Promise<PagesServer> {
  // two: the database runs as somebody else, who must not pass through a folder of ours
  const [folder, dataDir] = [temporary(), temporary()];
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const config = join(folder, 'scs.yaml');
  writeFileSync(config, `status:\n${status.replace(/^/gm, '  ')}\n`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let end: () => Promise<unknown> = () => Promise.resolve();
  const server: PagesServer = {
    url,
    token,
    async make(path, body) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      // a step of something that is there makes nothing
      expect([200, 201], `${path} ${String(answer.status)}`).toContain(answer.status);
      return ((await answer.json()) as { id?: string }).id ?? '';
    },
    async change(path, body, { method = 'PATCH', status = 200 } = {}) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const etag = (await fetch(`${url}/api/v1${path}`, { headers })).headers.get('etag');
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: etag === null ? headers : { ...headers, 'if-match': etag },
        body: JSON.stringify(body),
      });
      expect(answer.status, path).toBe(status);
    },
    async read(path, headers = {}) {
      const answer = await fetch(`${url}${path}`, { headers, redirect: 'manual' });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    },
    async stop() {
      await end();
    },
    async start() {
      const { child, done } = startScs(
        ['serve', '--config', config, '--listen', `127.0.0.1:${port}`, '--data-dir', dataDir],
        { env: { SCS_BOOTSTRAP_TOKEN: token } },
      );
      end = () => {
        child.kill('SIGTERM');
        return done;
      };
      const isReady = async () => {
        expect((await fetch(`${url}/readyz`)).status).toBe(200);
      };
      await vi.waitFor(isReady, { timeout: 40_000, interval: 200 });
    },
    async remove() {
      await end();
      for (const each of [folder, dataDir]) rmSync(each, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'scs-test-'));
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return String(port);
}
