import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from './paths.ts';
import type { Say } from './progress.ts';
import { stopServices } from './stop-services.ts';

/** Releases the bind mount that stands in for Cinder's NFS share, so that the data folder can be removed. */
function unmountShare(): void {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n');
  // /proc writes blanks in paths as \040.
  const below = join(data, 'cinder', 'mnt').replaceAll(' ', '\\040');
  for (const mount of mounts) {
    const mountPoint = mount.split(' ')[1];
    if (mountPoint?.startsWith(below)) execFileSync('umount', [mountPoint.replaceAll('\\040', ' ')]);
  }
}

/** Stops every service; the data stays. */
export async function down(say: Say): Promise<void> {
  await stopServices();
  unmountShare();
  say('all services are stopped; the data stays ("npm run lab reset" removes it)');
}
