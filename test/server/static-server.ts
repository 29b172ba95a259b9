import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { contentTypeOf } from '../../packages/server/src/site/content-type.ts';

/** A web server as plain as there are: it sends the files of a folder. */
export interface StaticServer {
  readonly url: string;
  readonly asked: string[];
  /** Answers in place of the files; by path. */
  readonly instead: Map<string, { status?: number; body?: string; headers?: Record<string, string> }>;
  stop(): Promise<void>;
}

export async function startStatic(folder: string): Promise<StaticServer> {
  const asked: string[] = [];
  const instead: StaticServer['instead'] = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?', 1)[0] ?? '/');
    asked.push(path);
    const other = instead.get(path);
    if (other !== undefined) {
      response.writeHead(other.status ?? 200, other.headers).end(other.body);
      return;
    }
    const file = path.endsWith('/') ? `${path}index.html` : path;
    readFile(join(folder, file)).then(
      (body) => response.writeHead(200, { 'content-type': contentTypeOf(file) }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, asked, instead, stop };
}
