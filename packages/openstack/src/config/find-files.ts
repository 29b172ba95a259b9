import { homedir } from 'node:os';
import { join } from 'node:path';

import type { LookedAtFile } from './types.ts';

const endings = ['.yaml', '.yml', '.json'];
const overrideVariables = {
  clouds: 'OS_CLIENT_CONFIG_FILE',
  secure: 'OS_CLIENT_SECURE_FILE',
  'clouds-public': 'OS_CLIENT_VENDOR_FILE',
} as const;

/** The file that a variable names for this kind, if one does. */
export function namedFile(kind: LookedAtFile['kind'], env: NodeJS.ProcessEnv): string | undefined {
  return env[overrideVariables[kind]] || undefined;
}

/** The variable that names a file of this kind. */
export function variableFor(kind: LookedAtFile['kind']): string {
  return overrideVariables[kind];
}

/**
 * Where files of a kind are looked for, in openstacksdk's order: the working folder, the user's configuration folder,
 * the machine's. The first that exists and may be read is taken; the others are left alone.
 */
export function candidateFiles(
  kind: LookedAtFile['kind'],
  env: NodeJS.ProcessEnv,
  cwd: string,
  platform: NodeJS.Platform = process.platform,
): string[] {
  const home = homeFolder(env);
  const folders = [
    cwd,
    platform === 'darwin'
      ? join(home, 'Library', 'Application Support', 'openstack')
      : join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'openstack'),
    join(env['SNAP_REAL_HOME'] || home, '.config', 'openstack'),
    ...(env['XDG_CONFIG_DIRS'] || '/etc/xdg')
      .split(':')
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, 'openstack')),
    '/etc/openstack',
  ];
  return [...new Set(folders)].flatMap((folder) => endings.map((ending) => join(folder, kind + ending)));
}

function homeFolder(env: NodeJS.ProcessEnv): string {
  return env['HOME'] || homedir();
}

/** `~` and `~/…` at the start of a path stand for the home folder. */
export function expandHome(path: string, env: NodeJS.ProcessEnv): string {
  return path === '~' || path.startsWith('~/') ? join(homeFolder(env), path.slice(1)) : path;
}
