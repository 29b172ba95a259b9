import { compliantState } from './compliant.ts';
import type { CloudState, Seed } from '../src/seeding/seed-model.ts';

function compliantBut(name: string, description: string, difference: Partial<CloudState>): Seed {
  return { name, description, state: (now) => ({ ...compliantState(now), ...difference }) };
}

/** Clouds with the right resources that do not behave. */
export const brokenBehaviour: readonly Seed[] = [
  compliantBut('broken-services', 'load-balancer and placement are missing from the catalog', {
    disabledServices: ['load-balancer', 'placement'],
  }),
  compliantBut('broken-entropy', 'guests report an entropy of 128 and 7 FIPS failures', {
    console: { entropyAvailable: 128, fipsFailures: 7 },
  }),
  compliantBut('broken-backup', 'the backup service is disabled', { isBackupServiceEnabled: false }),
  compliantBut('broken-key-manager', 'members may not create secrets', { mayMembersStoreSecrets: false }),
];
