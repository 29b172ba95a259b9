import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OwnerProcess, postgresProcesses } from '../testing/owner-process.ts';
import { isRoot, temporaryDirectory } from '../testing/temporary-directory.ts';
import { findNativeDirectory, readVersion } from './find-binaries.ts';
import { linkLibraries } from './link-libraries.ts';
import { prepareDirectory } from './prepare-directory.ts';
import { startCluster } from './start-cluster.ts';
import { startEmbedded } from './start-embedded.ts';

const nobody = 65_534;
const nameless = 54_321;

describe('the programs', () => {
  test('where there are none, the way out is named', () => {
    expect(() => findNativeDirectory('sunos-sparc')).toThrow(/no embedded PostgreSQL for sunos-sparc.*DATABASE_URL/);
    const absent = ['linux-arm64', 'linux-x64'].find((name) => name !== `${process.platform}-${process.arch}`);
    expect(() => findNativeDirectory(absent)).toThrow(/is not installed.*DATABASE_URL/);
  });

  test('programs that do not run here are told from programs that are missing', async () => {
    const directory = temporaryDirectory();
    await expect(readVersion(directory)).rejects.toMatchObject({ code: 'binaries-unusable' });
  });

  test('a package whose links were never made, and which cannot be written, runs all the same', async () => {
    const directory = temporaryDirectory();
    const native = join(directory, 'package', 'native');
    cpSync(findNativeDirectory(), native, { recursive: true, verbatimSymlinks: true });
    const links = readdirSync(join(native, 'lib'), { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
    for (const { name } of links) rmSync(join(native, 'lib', name));
    chmodSync(join(native, 'lib'), 0o555);
    // unless the system happens to have such old libraries, nothing runs now
    const isBroken = spawnSync(join(native, 'bin', 'postgres'), ['--version']).status !== 0;
    const cluster = await startCluster({
      layout: prepareDirectory(join(directory, 'data')),
      log: { info: () => undefined, warn: () => undefined },
      findBinaries: async ({ libraries }) => {
        const binDirectory = join(native, 'bin');
        const libraryDirectory = await linkLibraries(native, libraries);
        return { binDirectory, libraryDirectory, ...(await readVersion(binDirectory, libraryDirectory)) };
      },
    });
    onTestFinished(() => cluster.stop());
    expect(isBroken).toBe(true);
    expect(existsSync(join(directory, 'data', 'postgres', 'libraries', 'libpq.so.5'))).toBe(true);
  });
});

describe.runIf(isRoot)('accounts', () => {
  test('root runs it as nobody', async () => {
    const dataDir = temporaryDirectory();
    const database = await startEmbedded({ dataDir });
    onTestFinished(() => database.stop());
    expect(statSync(`/proc/${database.pid}`).uid).toBe(nobody);
    expect(statSync(join(dataDir, 'postgres', 'cluster')).uid).toBe(nobody);
  });

  test('root runs it as the owner of the data directory, if that is another account', async () => {
    const dataDir = join(temporaryDirectory(), 'theirs');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, 1, 1);
    const database = await startEmbedded({ dataDir });
    onTestFinished(() => database.stop());
    expect(statSync(`/proc/${database.pid}`).uid).toBe(1);
  });

  test('an ordinary account runs it as itself, and keeps it to itself', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, nobody, nobody);
    const owner = new OwnerProcess(dataDir, { uid: nobody });
    expect(await owner.started()).toMatchObject({ ready: true });
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    await owner.stop();
    expect(postgresProcesses(dataDir)).toEqual([]);
    // and root can go on with it
    const database = await startEmbedded({ dataDir });
    onTestFinished(() => database.stop());
    expect(statSync(`/proc/${database.pid}`).uid).toBe(nobody);
  });

  test('a directory that cannot be written is refused', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    mkdirSync(dataDir, { mode: 0o755 });
    const owner = new OwnerProcess(dataDir, { uid: nobody });
    expect(await owner.started()).toMatchObject({ code: 'data-directory-unwritable' });
  });

  test('where the system makes no directories, that is said, and soon', async () => {
    await expect(startEmbedded({ dataDir: '/proc/scs/data' })).rejects.toMatchObject({
      code: 'data-directory-unwritable',
    });
  });

  test("somebody else's database is refused", async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    mkdirSync(join(dataDir, 'postgres', 'cluster'), { recursive: true });
    for (const path of [dataDir, join(dataDir, 'postgres')]) chownSync(path, nobody, nobody);
    const owner = new OwnerProcess(dataDir, { uid: nobody });
    const answer = await owner.started();
    expect(answer).toMatchObject({ code: 'data-directory-foreign' });
    expect(answer.message).toContain('belongs to user 0');
  });

  test('an account without a name is told what to do', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, nameless, nameless);
    const owner = new OwnerProcess(dataDir, { uid: nameless });
    const answer = await owner.started();
    expect(answer).toMatchObject({ code: 'database-not-initialised' });
    expect(answer.message).toContain('/etc/passwd');
  });

  test('no room for a new database: nothing half-made is left', async () => {
    const dataDir = join(temporaryDirectory(), 'small');
    mkdirSync(dataDir);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=711', 'tmpfs', dataDir]);
    onTestFinished(() => {
      execFileSync('umount', [dataDir]);
    });
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'disk-full' });
    expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('cluster'))).toEqual([]);
  });
});
