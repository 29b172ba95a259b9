import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from '../paths.ts';
import type { Say } from './progress.ts';
import { runScript } from '../services/run-script.ts';

/** Proxy settings are what apt may need of the caller's environment. */
const aptVariables = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

/** Installs all Debian packages of the lab (about 2 minutes and 3 GB the first time). */
export async function install(say: Say): Promise<void> {
  await runScript('install.sh', say, aptVariables);
  say('packages installed');
}

/** The packages of packages.txt that dpkg does not know as installed. */
function missingPackages(): string[] {
  const wanted = readFileSync(join(sources, 'packages.txt'), 'utf8').split('\n').filter(Boolean);
  // dpkg writes a file list for each installed package, with the architecture in its name for some.
  return wanted.filter(
    (name) => !['', ':amd64', ':arm64'].some((suffix) => existsSync(`/var/lib/dpkg/info/${name}${suffix}.list`)),
  );
}

export async function installMissingPackages(say: Say): Promise<void> {
  const missing = missingPackages();
  if (missing.length === 0) return;
  say(`${missing.length} packages are missing (${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''})`);
  await install(say);
}
