import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from '../errors.ts';
import type { Account, Layout } from './types.ts';

/** What Linux gives to `nobody` where /etc/passwd does not say. */
const nobodyId = 65_534;

/**
 * Says as whom PostgreSQL runs. It refuses to be root; so for root it is the owner of an existing cluster, else the owner of
 * the data directory (an administrator may have prepared it for an account), else `nobody`.
 *
 * @throws StoreError `data-directory-foreign` when the cluster is not ours, or is root's
 */
export function chooseAccount({ cluster, base }: Layout): Account {
  const own = process.geteuid?.() ?? 0;
  const found = existsSync(cluster) ? statSync(cluster) : undefined;
  if (own !== 0) {
    if (found !== undefined && found.uid !== own) {
      throw new StoreError(
        'data-directory-foreign',
        `${cluster} belongs to user ${found.uid}, and this process runs as user ${own}.`,
      );
    }
    return { uid: own, gid: process.getegid?.() ?? own, isForeign: false };
  }
  if (found?.uid === 0) {
    throw new StoreError('data-directory-foreign', `${cluster} belongs to root, as whom PostgreSQL does not run.`, {
      hint: `Give it to an account: chown -R nobody '${cluster}'.`,
    });
  }
  const owner = found ?? statSync(dirname(base));
  if (owner.uid === 0) return { ...findNobody(), isForeign: true };
  return { uid: owner.uid, gid: owner.gid === 0 ? owner.uid : owner.gid, isForeign: true };
}

function findNobody(): { uid: number; gid: number } {
  const entry = existsSync('/etc/passwd')
    ? /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
    : null;
  return { uid: Number(entry?.[1] ?? nobodyId), gid: Number(entry?.[2] ?? nobodyId) };
}

/**
 * Makes sure that the account can get to a path.
 *
 * @throws StoreError `data-directory-closed`, naming the first directory that does not let it pass
 */
export async function ensureReachable(path: string, account: Account): Promise<void> {
  const closed = await findClosedDirectory(path, account);
  if (closed === undefined) return;
  throw new StoreError(
    'data-directory-closed',
    `PostgreSQL does not run as root, and user ${account.uid}, as whom it would run, may not enter ${closed}.`,
  );
}

/**
 * The first directory on the way to a path that does not let the account pass. Tried with a process of that account rather
 * than read from the modes, which do not tell of access lists.
 */
export async function findClosedDirectory(path: string, account: Account): Promise<string | undefined> {
  if (!account.isForeign) return undefined;
  const parents: string[] = [];
  for (let directory = path; directory !== '/'; directory = dirname(directory)) parents.unshift(directory);
  const script = 'for path do [ -x "$path" ] || { printf %s "$path"; exit 0; }; done';
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', script, 'sh', ...parents], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  });
  return stdout === '' ? undefined : stdout;
}
