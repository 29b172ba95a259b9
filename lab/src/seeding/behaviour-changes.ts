import { readFileSync, writeFileSync } from 'node:fs';
import { listCatalogServices, setCatalogServiceEnabled } from '../cloud/catalog.ts';
import type { CloudApi } from '../cloud/cloud-api.ts';
import { consoleFile, keyManagerPolicyFile } from '../paths.ts';
import { quoted, type SeedChange } from './seed-change.ts';
import type { CloudState } from './seed-model.ts';

/** What the guest's cloud-init prints when the entropy check runs in it. */
export function consoleText({ entropyAvailable, fipsFailures }: CloudState['console']): string {
  const sections = [
    `entropy-avail: ${entropyAvailable}`,
    'fips-test: rngtest 5',
    `fips-test: rngtest: FIPS 140-2 successes: ${1000 - fipsFailures}`,
    `fips-test: rngtest: FIPS 140-2 failures: ${fipsFailures}`,
    'rngd: active (running)',
    'virtio-rng: virtio_rng.0',
    'end',
  ];
  return sections.map((section) => `[   70.439502] cloud-init[513]: _scs-test-${section}\n`).join('');
}

/** Barbican's policy: its own defaults, or nobody but an admin may create secrets. */
const keyManagerPolicy = (mayMembersStoreSecrets: boolean) =>
  mayMembersStoreSecrets ? '{}\n' : '"secrets:post": "role:admin"\n';

function fileChange(what: string, path: string, text: string): SeedChange[] {
  let present = '';
  try {
    present = readFileSync(path, 'utf8');
  } catch {
    // A new cloud has no such file yet.
  }
  if (present === text) return [];
  const apply = () => {
    writeFileSync(path, text);
    return Promise.resolve();
  };
  return [{ sign: '~', what, apply }];
}

async function catalogChanges(api: CloudApi, disabledServices: CloudState['disabledServices']): Promise<SeedChange[]> {
  const services = await listCatalogServices(api);
  return services.flatMap(({ id, type, enabled }): SeedChange[] => {
    const isWanted = !disabledServices.includes(type);
    if (enabled === isWanted) return [];
    const what = `catalog entry ${quoted(type)}: ${isWanted ? 'enabled' : 'disabled'}`;
    return [{ sign: '~', what, apply: () => setCatalogServiceEnabled(api, id, isWanted) }];
  });
}

interface CinderService {
  readonly binary: string;
  readonly status: string;
  readonly host: string;
}

async function backupChanges(api: CloudApi, isWanted: boolean): Promise<SeedChange[]> {
  const { services } = await api.call<{ services: CinderService[] }>(
    'GET',
    'volume',
    '/os-services?binary=cinder-backup',
  );
  return services.flatMap(({ binary, status, host }): SeedChange[] => {
    if ((status === 'enabled') === isWanted) return [];
    const verb = isWanted ? 'enable' : 'disable';
    const apply = () => api.call('PUT', 'volume', `/os-services/${verb}`, { body: { binary, host } });
    return [{ sign: '~', what: `backup service: ${verb}d`, apply }];
  });
}

/** Switches that are neither flavors nor images: catalog, backup service, key manager policy, console. */
export async function behaviourChanges(api: CloudApi, wanted: CloudState): Promise<SeedChange[]> {
  const policy = keyManagerPolicy(wanted.mayMembersStoreSecrets);
  return [
    ...(await catalogChanges(api, wanted.disabledServices)),
    ...(await backupChanges(api, wanted.isBackupServiceEnabled)),
    ...fileChange('policy of the key manager', keyManagerPolicyFile, policy),
    ...fileChange('console of the servers', consoleFile, consoleText(wanted.console)),
  ];
}
