import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs a bare `node:http` server in a process of its own, which sends what the URL answers. */
export async function withBarePeer<T>(
  url: string,
  encoding: 'identity' | 'gzip',
  use: (peer: { url: string; pid: number }) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-http.ts'), url, encoding], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    return await use({ url: said.trim(), pid: child.pid ?? 0 });
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
