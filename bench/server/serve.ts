import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A `scs serve` in a process of its own. */
export interface ServedPlatform {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startedMs: number;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');

/** The administrator's token of every server here. */
const token = 'a-token-for-benchmarks-0123456789abcdef';

/** Starts `scs serve` as an operator would, and waits for the first answer. */
export async function serve(env: NodeJS.ProcessEnv, args: readonly string[] = []): Promise<ServedPlatform> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'packages/cli/bin/scs.mjs'), 'serve', '--listen', `127.0.0.1:${String(port)}`, ...args],
    {
      cwd: join(root, 'bench'),
      env: { ...process.env, SCS_BOOTSTRAP_TOKEN: token, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  while (!(await answers(`${url}/api/status/components`))) {
    if (child.exitCode !== null) throw new Error(`scs serve ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const startedMs = performance.now() - begin;
  return { url, pid: child.pid ?? 0, startedMs, stop: () => stop(child) };
}

/** Sends JSON as the administrator, and returns the answer's JSON. */
export async function post(url: string, body: unknown): Promise<{ id: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${url}: ${String(answer.status)} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as { id: string };
}

/** Memory of a process and all below it in MiB: what is shared among them counts once (PSS of /proc). */
export function memoryOf(pid: number): number {
  const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
  const own = Number(/^Pss: +(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8')
    .split(' ')
    .filter(Boolean);
  return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
}

/** What a process has had of a processor since its start, in seconds (user and system time of /proc, in hundredths). */
export function processorSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // the name, in parentheses, may hold anything
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
