import { existsSync } from 'node:fs';

/** The databases that the tests run on: the one that we ship, and the oldest that we support, from Debian 12. */
export type TestServerName = 'embedded' | 'debian';

export const debianBinaries = '/usr/lib/postgresql/15/bin';

/** The servers that `SCS_TEST_POSTGRES` (`embedded`, `debian`, or unset for both) names. */
export function selectedServers(choice = process.env['SCS_TEST_POSTGRES'] ?? ''): readonly TestServerName[] {
  switch (choice) {
    case '':
      return ['embedded', 'debian'];
    case 'embedded':
    case 'debian':
      return [choice];
    default:
      throw new Error(`SCS_TEST_POSTGRES is "${choice}"; it can be "embedded" or "debian".`);
  }
}

/** Why a server cannot be used on this machine, or undefined when it can. */
export function whyUnavailable(server: TestServerName): string | undefined {
  if (server === 'embedded' || existsSync(`${debianBinaries}/postgres`)) return undefined;
  return `no ${debianBinaries}: apt-get install postgresql-15`;
}
