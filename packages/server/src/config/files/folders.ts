import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The user's home, or undefined where the machine knows none (a container with a user id of its own). */
function homeFolder(env: Environment): string | undefined {
  if (env['HOME']) return env['HOME'];
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Where the server keeps its data unless told otherwise: `server` in `$SCS_STATE_DIR`, else in `$XDG_STATE_HOME/scs`,
 * else in `~/.local/state/scs`; with no home, `data` in the working directory. For root it is `/var/lib/scs`: the embedded
 * database does not run as root, and whom it runs as may not enter root's home.
 */
export function defaultDataFolder(env: Environment, cwd: string, isRoot = process.geteuid?.() === 0): string {
  if (env['SCS_STATE_DIR']) return resolve(cwd, env['SCS_STATE_DIR'], 'server');
  if (env['XDG_STATE_HOME']) return resolve(cwd, env['XDG_STATE_HOME'], 'scs', 'server');
  if (isRoot) return '/var/lib/scs';
  const home = homeFolder(env);
  return home === undefined ? join(cwd, 'data') : join(home, '.local', 'state', 'scs', 'server');
}

/** Where scs.yaml is looked for when none is named; the first that exists counts. */
export function configFilePlaces(env: Environment, cwd: string): readonly string[] {
  const home = homeFolder(env);
  const configHome = env['XDG_CONFIG_HOME'] || (home === undefined ? undefined : join(home, '.config'));
  const personal = configHome === undefined ? [] : [resolve(cwd, configHome, 'scs', 'scs.yaml')];
  return [join(cwd, 'scs.yaml'), ...personal, '/etc/scs/scs.yaml'];
}

/** A path made absolute: `~/` is the home, anything else stands in `folder`. */
export function resolvePath(path: string, folder: string, env: Environment): string {
  const home = path === '~' || path.startsWith('~/') ? homeFolder(env) : undefined;
  return home === undefined ? resolve(folder, path) : join(home, path.slice(1));
}
