import { defaultDataFolder, type Environment } from './files/folders.ts';
import { parseListenAddress } from './values/listen-address.ts';

/** A default that depends on the machine or on other keys. */
interface ComputedDefault {
  key: string;
  path: readonly string[];
  /** For documents. */
  text: string;
  compute: (context: { listen: unknown; env: Environment; cwd: string }) => string;
}

const defaultPort = 8080;

export const computedDefaults: readonly ComputedDefault[] = [
  {
    key: 'publicUrl',
    path: ['publicUrl'],
    text: '`http://localhost` with the port of `listen`',
    compute: ({ listen }) => `http://localhost:${portOf(listen)}`,
  },
  {
    key: 'dataDir',
    path: ['dataDir'],
    text: '`~/.local/state/scs/server`, or as XDG_STATE_HOME says; `/var/lib/scs` for root; `./data` for a user without a home',
    compute: ({ env, cwd }) => defaultDataFolder(env, cwd),
  },
];

function portOf(listen: unknown): number {
  const address = typeof listen === 'string' ? parseListenAddress(listen) : undefined;
  return typeof address === 'object' && address.port !== 0 ? address.port : defaultPort;
}
