import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { labEnvironment } from './environment.ts';
import { LabError } from '../lab-error.ts';
import { records, sources } from '../paths.ts';
import type { Say } from '../command/progress.ts';

/**
 * Runs one of the lab's scripts and says each line that it prints. Throws LAB_SCRIPT_FAILED with what it wrote to
 * standard error last.
 *
 * @param passOn variables of the caller's environment that the script needs too
 */
export async function runScript(name: string, say: Say, passOn: readonly string[] = []): Promise<void> {
  const inherited = Object.fromEntries(passOn.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])));
  mkdirSync(records, { recursive: true });
  // Every child of the script holds the lock too, so a script waits for what an interrupted run has left running.
  const child = spawn('/usr/bin/flock', [join(records, 'scripts.lock'), join(sources, name)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, ...labEnvironment() },
  });
  const complaints: string[] = [];
  createInterface(child.stdout).on('line', say);
  createInterface(child.stderr).on('line', (line) => complaints.push(line));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new LabError(
    'LAB_SCRIPT_FAILED',
    `lab/openstack/${name} ended with ${code === null ? 'a signal' : `code ${code}`}:\n${complaints.slice(-40).join('\n')}`,
  );
}
