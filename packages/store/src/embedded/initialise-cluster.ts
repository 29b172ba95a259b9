import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { programEnvironment } from './find-binaries.ts';
import { readPassword, writePassword } from './password.ts';
import { syncDirectory } from './write-durably.ts';
import type { Account, Binaries, Layout } from './types.ts';

/** The role and the database of the application: an ordinary owner of its own database, not a superuser. */
export const applicationName = 'scs';

interface Initialisation {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly account: Account;
  /** Attributes of the application's role, such as `CREATEDB`. */
  readonly roleAttributes?: string | undefined;
}

/**
 * Makes sure that there is a cluster of this major version, with the application's role and database, and gives the role's
 * password. A new cluster is made aside and renamed when it is complete; what an interrupted run left is thrown away.
 *
 * @throws StoreError `major-version-differs`, `data-directory-foreign`, `disk-full`, `database-not-initialised`
 */
export async function initialiseCluster(initialisation: Initialisation): Promise<{ password: string; isNew: boolean }> {
  const { layout, binaries } = initialisation;
  for (const name of readdirSync(layout.base)) {
    if (name.startsWith(unfinished)) await removeUnfinished(join(layout.base, name));
  }
  if (existsSync(layout.cluster)) {
    checkMajorVersion(layout.cluster, binaries);
    const password = readPassword(layout.password) ?? (await replacePassword(initialisation));
    return { password, isNew: false };
  }
  // A name of its own each time: when we are killed, initdb goes on, and in the end clears the directory that it was given.
  const fresh = mkdtempSync(join(layout.base, unfinished));
  try {
    await makeCluster(initialisation, fresh);
    // before the rename: a cluster without its password would be closed to us
    const password = writePassword(layout.password);
    await runSql(
      initialisation,
      fresh,
      ['fsync=off'],
      [
        `CREATE ROLE ${applicationName} LOGIN ${initialisation.roleAttributes ?? ''} PASSWORD '${password}';`,
        `CREATE DATABASE ${applicationName} OWNER ${applicationName};`,
      ],
    );
    await writeOut(initialisation, fresh);
    renameSync(fresh, layout.cluster);
    syncDirectory(layout.base);
    return { password, isNew: true };
  } catch (error) {
    await removeUnfinished(fresh);
    throw error;
  }
}

const unfinished = 'cluster.new-';

async function removeUnfinished(directory: string): Promise<void> {
  for (let attempt = 1; existsSync(directory); attempt++) {
    try {
      rmSync(directory, { recursive: true, force: true });
    } catch (error) {
      // an initdb that nobody waits for may still write into it, or clear it, too
      if (attempt === 40) throw error;
    }
    await sleep(25);
  }
}

function checkMajorVersion(cluster: string, { major }: Binaries): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new StoreError(
      'data-directory-foreign',
      `${cluster} exists, and is not the data directory of a PostgreSQL.`,
      {
        hint: 'Move it away, or name another directory with --data-dir.',
      },
    );
  }
  const found = readFileSync(file, 'utf8').trim();
  if (found === String(major)) return;
  throw new StoreError(
    'major-version-differs',
    `${cluster} was written by PostgreSQL ${found}, and this release brings PostgreSQL ${major}, which cannot read it; nothing was changed.`,
    {
      hint:
        `Write a backup with the release that you ran before (scs db backup FILE), move ${cluster} away, ` +
        'and restore the backup with this release (scs db restore FILE).',
    },
  );
}

async function makeCluster({ layout, binaries, account }: Initialisation, fresh: string): Promise<void> {
  if (account.isForeign) chownSync(fresh, account.uid, account.gid);
  const args = [...initdbArguments(fresh, binaries.major), '--no-sync'];
  await run(join(binaries.binDirectory, 'initdb'), args, '', { layout, binaries, account });
  // From the start, and whatever the sample file of a release says: one way in, by password.
  writeFileSync(join(fresh, 'pg_hba.conf'), 'local all all scram-sha-256\n');
}

/**
 * Makes sure that all of a new cluster is on the disk, before it gets its name. Once, here, and not file by file while it is
 * made: that would take longer than all the rest.
 */
async function writeOut(initialisation: Initialisation, directory: string): Promise<void> {
  const initdb = join(initialisation.binaries.binDirectory, 'initdb');
  await run(initdb, ['-D', directory, '--sync-only'], '', initialisation);
}

function initdbArguments(directory: string, major: number): string[] {
  // Characters are compared by their code points, the same on every system. Before PostgreSQL 17 the C library's C.UTF-8 does
  // this nearly as well.
  const locale =
    major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
  return ['-D', directory, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--data-checksums', ...locale];
}

/**
 * Gives the role a new password when the file with the old one is gone, as it is when only the cluster was restored from a
 * copy: whoever may start the database may set its password.
 */
async function replacePassword(initialisation: Initialisation): Promise<string> {
  const { layout } = initialisation;
  const password = writePassword(layout.password);
  try {
    await runSql(initialisation, layout.cluster, [], [`ALTER ROLE ${applicationName} PASSWORD '${password}';`]);
  } catch (error) {
    rmSync(layout.password);
    throw error;
  }
  return password;
}

/** Runs statements, one a line, as superuser and without a server. */
async function runSql(
  initialisation: Initialisation,
  directory: string,
  settings: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const program = join(initialisation.binaries.binDirectory, 'postgres');
  const options = [
    ...settings,
    'exit_on_error=on',
    'log_checkpoints=off',
    'log_min_messages=error',
    'log_min_error_statement=panic',
  ];
  const args = ['--single', '-D', directory, ...options.flatMap((option) => ['-c', option]), 'postgres'];
  await run(program, args, `${lines.join('\n')}\n`, initialisation);
}

async function run(
  program: string,
  args: readonly string[],
  input: string,
  { layout, binaries, account }: Pick<Initialisation, 'layout' | 'binaries' | 'account'>,
): Promise<void> {
  const child = spawn(program, args, {
    cwd: '/',
    env: programEnvironment(binaries.libraryDirectory),
    ...(account.isForeign ? { uid: account.uid, gid: account.gid } : {}),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const complaints: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number | string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown');
    });
  });
  if (status !== 0) throw explain(Buffer.concat(complaints).toString(), layout, account, status);
}

function explain(complaints: string, { base }: Layout, { uid }: Account, status: number | string): StoreError {
  const lines = complaints.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.filter((line) => /error|fatal|panic/i.test(line)).join('; ') || lines.slice(-3).join('; ');
  if (/No space left on device|Disk quota exceeded/.test(complaints)) {
    return new StoreError('disk-full', `There is no room for a new database in ${base}.`, {
      hint: 'Make room (a new database takes some 50 MB) and start again.',
    });
  }
  if (complaints.includes('could not look up effective user ID')) {
    return new StoreError(
      'database-not-initialised',
      `User ${uid} has no name, and a database cannot be made without one.`,
      {
        hint: 'Add the user to /etc/passwd, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      },
    );
  }
  return new StoreError(
    'database-not-initialised',
    `No database could be made in ${base} (status ${status}: ${reason}).`,
  );
}
