import { once } from 'node:events';
import { createServer, createConnection, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';

/** A way to a database that can fail as networks do. */
export interface DatabaseProxy {
  readonly connectionString: string;
  /**
   * Forwards nothing more on the connections there are, in either direction, and does not end them: as a router that has forgotten
   * them, or a machine that is gone.
   *
   * @param alsoNew whether connections that come later get no answer, either
   */
  fallSilent(options?: { alsoNew?: boolean }): void;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port of this machine. */
export async function startDatabaseProxy(connectionString: string): Promise<DatabaseProxy> {
  const { host, port } = new pg.Client({ connectionString });
  const sockets = new Set<Socket>();
  let silencesNew = false;
  const server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => undefined).on('close', () => sockets.delete(near));
    if (silencesNew) return;
    const far = host.startsWith('/')
      ? createConnection(`${host}/.s.PGSQL.${String(port)}`)
      : createConnection({ host, port });
    sockets.add(far);
    far
      .on('error', () => undefined)
      .on('close', () => {
        sockets.delete(far);
        if (!far.destroyed || near.isPaused()) return;
        near.destroy();
      });
    near.on('close', () => far.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(connectionString.replace(/^(postgres(?:ql)?:\/\/[^/]*)@\//, '$1@localhost/'));
  url.search = '';
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    connectionString: url.href,
    fallSilent({ alsoNew = false } = {}) {
      silencesNew = alsoNew;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
