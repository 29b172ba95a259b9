import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { signal } from './signal.ts';
import { socketName } from './socket-directory.ts';
import type { EmbeddedLog, Layout } from './types.ts';

const hasProc = existsSync('/proc/self/cwd');
const fastShutdownMs = 15_000;
const immediateShutdownMs = 10_000;

/**
 * Ends the database of an owner that was killed. We hold the lock of the directory, so whatever still runs on it belongs to
 * nobody. It is stopped rather than taken over: it may be of an older release with other settings, nothing would guard it, and a
 * start costs some 50 ms.
 *
 * @throws StoreError `database-not-stopped`
 */
export async function stopLeftover({ cluster, socket }: Layout, log: EmbeddedLog): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const named = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (findProcesses(cluster, named).length > 0) {
    log.info('The database of a server that was killed still runs; it is stopped.');
    if (findProcesses(cluster, named).includes(named)) signal(named, 'SIGINT');
    if (!(await areGone(cluster, named, fastShutdownMs))) {
      // also processes whose postmaster was killed: they notice that, but not in the middle of a statement
      for (const pid of findProcesses(cluster, named)) signal(pid, 'SIGQUIT');
      if (!(await areGone(cluster, named, immediateShutdownMs))) {
        const pids = findProcesses(cluster, named).join(', ');
        throw new StoreError(
          'database-not-stopped',
          `The database in ${cluster} is still run by process ${pids}, which does not end.`,
        );
      }
    }
  }
  // The number in the files may by now be that of somebody else (in a container they repeat at each start). PostgreSQL would then
  // refuse to start. Where /proc has shown that no process of it works here, the files go; elsewhere PostgreSQL decides.
  // (Or it is that of a process which has ended, but which nobody has asked how, as in a container without an init.)
  if (!hasProc) return;
  rmSync(pidFile, { force: true });
  rmSync(join(socket, `${socketName}.lock`), { force: true });
}

async function areGone(cluster: string, named: number, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 20) {
    if (findProcesses(cluster, named).length === 0) return true;
    await sleep(20);
  }
  return false;
}

/** All processes of PostgreSQL that work in a cluster. Each of them has it as its working directory. */
function findProcesses(cluster: string, named: number): number[] {
  if (!hasProc) return isPostgresOf(cluster, named) ? [named] : [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && workingDirectory(name) === cluster && commandName(name) === 'postgres')
    .map(Number);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // ended, or somebody else's
    return undefined;
  }
}

function commandName(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Where there is no /proc: the postmaster is known by its command line. */
function isPostgresOf(cluster: string, pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(`-D ${cluster}`);
}
