import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { logIn, type ServiceName } from '../cloud/cloud-api.ts';
import { labEnvironment } from './environment.ts';
import { configs, data } from '../paths.ts';
import type { Say } from '../command/progress.ts';
import { volumeProof } from '../cloud/prove-volumes.ts';
import { services } from './services.ts';
import { waitUntil } from './wait-until.ts';

/** One harmless call for each API, which only succeeds when its database and Keystone's answer reach it too. */
const everydayCalls: readonly (readonly [string, ServiceName, string])[] = [
  ['glance', 'image', '/images?limit=1'],
  ['placement', 'placement', '/resource_providers'],
  ['nova-api', 'compute', '/flavors?limit=1'],
  ['neutron', 'network', '/networks?limit=1'],
  ['cinder-api', 'volume', '/volumes?limit=1'],
  ['barbican', 'keyManager', ''],
  ['octavia-api', 'loadBalancer', '/lbaas/loadbalancers?limit=1'],
  ['swift-proxy', 'objectStore', '?format=json'],
];

interface WorkerState {
  readonly binary: string;
  readonly state: string;
}

/** Waits until every API answers a real call and all workers of Nova and Cinder have reported in. */
export async function waitUntilReady(say: Say): Promise<void> {
  const named = (name: string) => services.filter((service) => service.name === name);
  let api = await logIn();
  for (const [name, service, path] of everydayCalls) {
    await waitUntil(
      name,
      services.filter((one) => one.kind !== 'worker'),
      async () => {
        await api.call('GET', service, path);
        return true;
      },
    );
  }
  say('every API answers');
  const workersUp = (service: ServiceName, wanted: readonly string[]) => async () => {
    const { services: states } = await api.call<{ services: WorkerState[] }>('GET', service, '/os-services');
    return wanted.every((binary) => states.some((worker) => worker.binary === binary && worker.state === 'up'));
  };
  const novaWorkers = ['nova-conductor', 'nova-scheduler', 'nova-compute'];
  await waitUntil('nova-compute', services, workersUp('compute', novaWorkers));
  await waitUntil(
    'cinder-volume',
    services,
    workersUp('volume', ['cinder-scheduler', 'cinder-volume', 'cinder-backup']),
  );

  const mapped = join(data, '.compute-host-mapped');
  if (!existsSync(mapped)) {
    const args = ['--config-file', join(configs, 'nova.conf'), 'cell_v2', 'discover_hosts'];
    await promisify(execFile)('nova-manage', args, { env: labEnvironment() });
    writeFileSync(mapped, '');
  }
  api = await logIn();
  await waitUntil('nova-compute', named('nova-compute'), async () => {
    const answer = await api.call<{ resource_providers: unknown[] }>('GET', 'placement', '/resource_providers');
    return answer.resource_providers.length > 0;
  });
  await waitUntil('cinder-scheduler', services, volumeProof(api));
  say('every worker has reported in, and a volume could be made');
}
