import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeReport } from './write-report.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scs-report-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('writeReport', () => {
  it('writes a new file, and replaces an old one without changing who may read it', async () => {
    const path = join(folder, 'report.json');
    await writeReport(path, 'first');
    await chmod(path, 0o600);
    await writeReport(path, 'second');
    expect(await readFile(path, 'utf8')).toBe('second');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it('writes through a symbolic link, which stays one', async () => {
    await writeFile(join(folder, 'real.json'), 'old');
    await symlink('real.json', join(folder, 'link.json'));
    await writeReport(join(folder, 'link.json'), 'new');
    expect((await lstat(join(folder, 'link.json'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('says that the folder does not exist', async () => {
    const path = join(folder, 'nowhere', 'report.json');
    await expect(writeReport(path, 'x')).rejects.toMatchObject({
      code: 'report-unwritable',
      message: `${path}: the report could not be written: the folder does not exist.`,
      hint: 'Make the folder first.',
    });
  });

  it('does not replace a folder, and leaves no temporary file', async () => {
    await mkdir(join(folder, 'report.json'));
    await expect(writeReport(join(folder, 'report.json'), 'x')).rejects.toMatchObject({ code: 'report-unwritable' });
    expect(await readdir(folder)).toEqual(['report.json']);
  });

  it.skipIf(process.getuid?.() === 0)('says that it may not write there (skipped as root, who may)', async () => {
    await chmod(folder, 0o500);
    await expect(writeReport(join(folder, 'report.json'), 'x')).rejects.toMatchObject({ code: 'report-unwritable' });
    await chmod(folder, 0o700);
  });

  it.skipIf(!existsSync('/dev/full'))('writes to a device instead of replacing it (needs /dev/full)', async () => {
    const before = await stat('/dev/full');
    await expect(writeReport('/dev/full', 'x')).rejects.toMatchObject({ code: 'report-disk-full' });
    expect((await stat('/dev/full')).rdev).toBe(before.rdev);
  });
});

const mountProblem = whyNoSmallDisk();

describe('on a full disk', () => {
  it.skipIf(mountProblem !== undefined)(
    `keeps the old file and no half a new one (${mountProblem ?? 'tmpfs'})`,
    async () => {
      shell('mount -t tmpfs -o size=64k tmpfs "$1"', folder);
      try {
        const path = join(folder, 'report.json');
        await writeReport(path, 'old');
        await expect(writeReport(path, 'x'.repeat(200_000))).rejects.toMatchObject({
          code: 'report-disk-full',
          message: `${path}: the report could not be written: the disk is full.`,
        });
        expect(await readFile(path, 'utf8')).toBe('old');
        expect(await readdir(folder)).toEqual(['report.json']);
      } finally {
        shell('umount "$1"', folder);
      }
    },
  );
});

/** A small disk can be had as a tmpfs, by root, outside most containers. */
function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'skipped: only root on Linux can mount a small disk';
  try {
    shell('unshare --mount mount -t tmpfs tmpfs "$1"', tmpdir());
    return undefined;
  } catch {
    return 'skipped: mounting is not allowed here';
  }
}

function shell(script: string, argument: string): void {
  execFileSync('sh', ['-c', script, 'sh', argument], { stdio: 'ignore' });
}
