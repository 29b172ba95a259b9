import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { Layout } from './types.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** Lets go of the directory. May be called twice. */
export type Unlock = () => void;

/**
 * Takes the data directory for this process, for as long as it lives or until it is unlocked.
 *
 * The lock is one of the kernel, so it survives nothing: not a kill, not a crash of the machine; it needs no comparison of
 * process numbers, which mean nothing between two containers that share a volume; and of two that start at once one gets it.
 * Node has no call for it, but SQLite, which Node brings along, takes one for a transaction: hence the empty database file.
 *
 * @throws StoreError `data-directory-in-use`, naming the process that has it and since when
 */
export async function lockDirectory({ lock, owner }: Layout, now: Date): Promise<Unlock> {
  const file = new DatabaseSync(lock);
  // Otherwise whoever may read it could lock it. (Not opened and closed for this: closing a file drops the locks on it.)
  if (statSync(lock).uid === process.geteuid?.()) chmodSync(lock, 0o600);
  try {
    file.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (!isBusy(error)) throw error;
    throw new StoreError('data-directory-in-use', `${lock} is held by ${await describeOwner(owner)}.`);
  }
  const self: Owner = { pid: process.pid, host: hostname(), since: now.toISOString() };
  writeFileSync(`${owner}.new`, JSON.stringify(self), { mode: 0o600 });
  renameSync(`${owner}.new`, owner);
  return () => {
    if (!file.isOpen) return;
    rmSync(owner, { force: true });
    file.close();
  };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

/** The note is written just after the lock is taken, so it may be missing, or be that of a dead owner, for a moment. */
async function describeOwner(file: string): Promise<string> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const owner = readOwner(file);
    if (owner !== undefined && (owner.host !== hostname() || isAlive(owner.pid))) {
      const where = owner.host === hostname() ? '' : ` on host ${owner.host}`;
      const who = owner.pid === process.pid && where === '' ? 'this very process' : `process ${owner.pid}${where}`;
      return `${who} since ${owner.since}`;
    }
    await sleep(20);
  }
  return 'another process';
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
