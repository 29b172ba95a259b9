import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** What `database-owner.ts` says, a line each. */
interface Said {
  readonly ready?: true;
  readonly pid?: number;
  readonly connectionString?: string;
  readonly written?: number;
  readonly stopped?: true;
  readonly code?: string;
  readonly message?: string;
  readonly failure?: string;
}

interface OwnerOptions {
  readonly mode?: 'idle' | 'write';
  /** Runs it as this user; only root can. */
  readonly uid?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A process of its own that owns a data directory, until it is killed or the test is over. */
export class OwnerProcess {
  readonly process: ChildProcess;
  readonly said: Said[] = [];
  readonly ended: Promise<void>;

  constructor(dataDir: string, { mode = 'idle', uid, env, cwd }: OwnerOptions = {}) {
    this.process = spawn(process.execPath, [join(import.meta.dirname, 'database-owner.ts'), dataDir, mode], {
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
    });
    const { stdout } = this.process;
    if (stdout === null) throw new Error('no pipe');
    const lines = createInterface(stdout).on('line', (line) => this.said.push(JSON.parse(line) as Said));
    this.ended = new Promise((resolve) => {
      lines.on('close', resolve);
    });
    onTestFinished(() => this.kill());
  }

  /** Waits until it has said something of a kind. */
  async saying(isMeant: (said: Said) => boolean): Promise<Said> {
    const over = this.ended.then(() => 'over' as const);
    for (;;) {
      const isOver = (await Promise.race([over, sleep(5)])) === 'over';
      const found = this.said.find(isMeant);
      if (found !== undefined) return found;
      if (isOver) throw new Error(`The process ended; it had said ${JSON.stringify(this.said.at(-1))}.`);
    }
  }

  /** Runs the database, or says why not. */
  async started(): Promise<Said> {
    return this.saying(({ ready, code, failure }) => ready ?? (code !== undefined || failure !== undefined));
  }

  async stop(): Promise<void> {
    this.process.stdin?.write('stop\n');
    await this.saying(({ stopped }) => stopped === true);
  }

  /** As the system kills: with no last word. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}

/** The processes of PostgreSQL that work in a directory. */
export function postgresProcesses(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`).startsWith(dataDir);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** The shell that guards a postmaster. */
export function guardOf(postmaster: number): number {
  const status = readFileSync(`/proc/${postmaster}/status`, 'utf8');
  return Number(/^PPid:\t(\d+)$/m.exec(status)?.[1]);
}

/** Waits for something that other processes bring about. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}
