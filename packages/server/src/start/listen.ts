import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { ListenAddress } from '../config/values/listen-address.ts';
import { StartError } from './start-error.ts';

const advice: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there: stop it, or choose another address with --listen.',
  EACCES: 'A port below 1024 needs a right that this user does not have: choose a higher one with --listen.',
  EADDRNOTAVAIL: 'This machine does not have that address: choose one of its own with --listen.',
  ENOTFOUND: 'No address was found for that name: choose an address with --listen.',
};

/**
 * Opens the socket of an app.
 *
 * @returns the URL under which this machine reaches it
 * @throws StartError `cannot-listen`
 */
export async function listen(app: FastifyInstance, { host, port }: ListenAddress): Promise<string> {
  try {
    await app.listen({ port, host: host === '' ? '::' : host });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (host === '' && code === 'EAFNOSUPPORT') return listen(app, { host: '0.0.0.0', port });
    const hint = advice[code];
    if (hint === undefined) throw error;
    const at = `${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
    throw new StartError('cannot-listen', `The server cannot listen at ${at} (${code}).`, hint, { cause: error });
  }
  const bound = app.server.address() as AddressInfo;
  const isEverywhere = bound.address === '::' || bound.address === '0.0.0.0';
  const name = isEverywhere || bound.address === '127.0.0.1' || bound.address === '::1' ? 'localhost' : bound.address;
  return `http://${name.includes(':') ? `[${name}]` : name}:${String(bound.port)}`;
}
