import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const minimumNodeMajor = 24;

/**
 * The path of a Node that can run the platform: the running one if it is new enough, else the one that the project
 * brings as the npm package `node`. Where npm was told not to run install scripts, that package's own set-up is run.
 * Exits with a message when there is none.
 */
export function findProjectNode() {
  if (Number(process.versions.node.split('.')[0]) >= minimumNodeMajor) return process.execPath;
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const pack = join(folder, 'node_modules', 'node');
    const binary = join(pack, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(pack) && !existsSync(binary)) {
      spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: pack, stdio: 'ignore' });
    }
    if (existsSync(binary)) return binary;
    if (folder === dirname(folder)) break;
  }
  console.error(
    `scs needs Node ${minimumNodeMajor} or newer; this is ${process.version} and the project's own was not installed. Run: npm ci`,
  );
  process.exit(2);
}
