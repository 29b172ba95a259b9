import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The least that a server on Node can do: it sends the bytes that another server has answered with, whatever it is asked. It
 * shows how much of a figure is Node's, the load generator's and the machine's.
 *
 * @example node bench/server/bare-http.ts http://127.0.0.1:8080/api/status/components gzip // prints its own URL
 */
const [url = '', encoding = ''] = process.argv.slice(2);
const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
const plain = Buffer.from(await answer.arrayBuffer());
const body = encoding === 'gzip' ? (await import('node:zlib')).gzipSync(plain) : plain;
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(body.length),
  ...(encoding === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
};
const server = createServer((_request, reply) => {
  reply.writeHead(200, headers);
  reply.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/\n`);
});
process.on('SIGTERM', () => process.exit());
