import { join } from 'node:path';
import { consoleFile, sources, state } from '../paths.ts';

/**
 * The environment of every service and script: Debian's own programs only, no proxies, no settings of the caller.
 * HOME lies in the state folder; Barbican, which takes no `--config-file`, finds its configuration there.
 */
export function labEnvironment(): Record<string, string> {
  return {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    HOME: join(state, 'home'),
    PYTHONPATH: join(sources, 'py'),
    PYTHONWARNINGS: 'ignore',
    LAB_STATE: state,
    LAB_CONSOLE_FILE: consoleFile,
  };
}
