import { readFileSync } from 'node:fs';
import { LabError } from '../lab-error.ts';

/** What the lab must know about the machine. */
export interface Platform {
  /** `process.platform`: linux, darwin, … */
  readonly system: string;
  /** The text of /etc/os-release, empty where there is none. */
  readonly osRelease: string;
  /** Numeric id of the user; undefined where there are none. */
  readonly userId: number | undefined;
}

export function thisPlatform(): Platform {
  let osRelease = '';
  try {
    osRelease = readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Not every system has the file; checkPlatform says so.
  }
  return { system: process.platform, osRelease, userId: process.getuid?.() };
}

const field = (osRelease: string, name: string) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1];

/** Throws LAB_WRONG_PLATFORM, saying why and what to do, unless this is Debian 12 and the user is root. */
export function checkPlatform(platform: Platform): void {
  const isDebian12 =
    platform.system === 'linux' &&
    field(platform.osRelease, 'ID') === 'debian' &&
    field(platform.osRelease, 'VERSION_ID') === '12';
  if (!isDebian12) {
    const found = field(platform.osRelease, 'PRETTY_NAME') ?? platform.system;
    throw new LabError(
      'LAB_WRONG_PLATFORM',
      `The lab runs OpenStack from the packages of Debian 12; this is ${found}. ` +
        'Use a Debian 12 machine, virtual machine or privileged container (8 GB of disk, 4 GB of memory).',
    );
  }
  if (platform.userId !== 0) {
    throw new LabError(
      'LAB_WRONG_PLATFORM',
      'The lab must run as root: it installs packages and makes a bind mount. Run it again as root, on a machine that may be spoilt.',
    );
  }
}
