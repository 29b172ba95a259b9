import {
  addRouterInterface,
  createNetwork,
  createRouter,
  createServer,
  createSubnet,
  getConsoleOutput,
  getServer,
  listNetworks,
} from '@scs/openstack';
import type { BlockDevice, Flavor, Image } from '@scs/openstack';
import { ConformanceError } from '../../errors.ts';
import { waitUntil } from '../../run/wait-until.ts';
import type { ResourceBag } from '../../resources/run-resources.ts';
import type { CheckContext } from '../check.ts';
import { propertyOf } from '../images/image-finding.ts';
import { parseConsole, type ProbeReport } from './parse-console.ts';
import { selectFlavor } from './select-flavor.ts';
import { selectImage } from './select-image.ts';
import { endMarker, probeUserData } from './user-data.ts';

const bootPatience = { firstPauseMs: 300, growth: 1.15, longestPauseMs: 1000, timeoutMs: 500_000 };
const consolePatience = { firstPauseMs: 300, growth: 1.15, longestPauseMs: 1000, timeoutMs: 300_000 };

/** Boots a server that reports on its entropy, reads the report from its console, and deletes everything again. */
export async function bootProbeServer(context: CheckContext): Promise<ProbeReport> {
  const { inventory, resources } = context;
  const [images, flavors] = await Promise.all([inventory.images(), inventory.flavors()]);
  const image = selectImage(images);
  const flavor = selectFlavor(flavors, image);
  const bag = resources.open();
  try {
    const { networkId, subnetId, gatewayId } = await createNetworkWithSubnet(context, bag);
    // the server takes longer to boot than the router to be made
    const [serverId] = await allOrFirstFailure([
      bootServer(context, bag, image, flavor, networkId),
      connectToOutside(context, bag, subnetId, gatewayId),
    ]);
    return parseConsole(await readConsole(context, serverId));
  } finally {
    await bag.deleteAll();
  }
}

/** As Promise.all, but no sooner than all have ended, so that none goes on unobserved. */
async function allOrFirstFailure<One, Other>(promises: [Promise<One>, Promise<Other>]): Promise<[One, Other]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function bootServer(
  context: CheckContext,
  bag: ResourceBag,
  image: Image,
  flavor: Flavor,
  networkId: string,
): Promise<string> {
  const server = await bag.create('server', '_scs-0101-server', (mark) =>
    createServer(context.session, {
      name: mark.name,
      flavorRef: flavor.id,
      networks: [{ uuid: networkId }],
      metadata: mark.metadata,
      user_data: Buffer.from(probeUserData(propertyOf(image, 'os_distro'))).toString('base64'),
      block_device_mapping_v2: [bootVolume(image)],
    }),
  );
  await waitForActive(context, bag, server.id);
  return server.id;
}

/** The volume that Nova makes from the image and deletes with the server. */
function bootVolume(image: Image): BlockDevice {
  return {
    boot_index: 0,
    source_type: 'image',
    destination_type: 'volume',
    uuid: image.id,
    volume_size: Math.max(image.min_disk, 8),
    delete_on_termination: true,
  };
}

async function createNetworkWithSubnet(
  { session }: CheckContext,
  bag: ResourceBag,
): Promise<{ networkId: string; subnetId: string; gatewayId: string }> {
  const [externals, network] = await allOrFirstFailure([
    listNetworks(session, { 'router:external': 'true' }),
    bag.create('network', '_scs-0101-net', (mark) =>
      createNetwork(session, { name: mark.name, description: mark.description }),
    ),
  ]);
  const gateway = externals[0];
  if (gateway === undefined) {
    throw new ConformanceError(
      'no-external-network',
      'There is no external network, so a probe server could not install what it needs.',
      'Create one (openstack network create --external …) or share it with the project.',
    );
  }
  const subnet = await bag.create('subnet', '_scs-0101-subnet', (mark) =>
    createSubnet(session, {
      name: mark.name,
      description: mark.description,
      network_id: network.id,
      ip_version: 4,
      cidr: '10.1.0.0/24',
      gateway_ip: '10.1.0.1',
      enable_dhcp: true,
      allocation_pools: [{ start: '10.1.0.100', end: '10.1.0.199' }],
      dns_nameservers: ['9.9.9.9'],
    }),
  );
  return { networkId: network.id, subnetId: subnet.id, gatewayId: gateway.id };
}

async function connectToOutside(
  { session }: CheckContext,
  bag: ResourceBag,
  subnetId: string,
  gatewayId: string,
): Promise<void> {
  const router = await bag.create('router', '_scs-0101-router', (mark) =>
    createRouter(session, {
      name: mark.name,
      description: mark.description,
      external_gateway_info: { network_id: gatewayId },
    }),
  );
  await addRouterInterface(session, router.id, subnetId);
}

async function waitForActive({ session, clock }: CheckContext, bag: ResourceBag, serverId: string): Promise<void> {
  const server = await waitUntil('the probe server to get active', clock, bootPatience, async () => {
    const state = await getServer(session, serverId);
    if (state.status === 'ERROR') {
      throw new ConformanceError(
        'probe-failed',
        `The probe server went into status ERROR: ${state.fault?.message ?? 'no reason given'}`,
        'Look at the log of nova-compute and nova-scheduler for this server.',
      );
    }
    return state.status === 'ACTIVE' ? state : undefined;
  });
  for (const { id } of server['os-extended-volumes:volumes_attached'] ?? []) await bag.adopt('volume', id);
}

function readConsole({ session, clock }: CheckContext, serverId: string): Promise<string> {
  return waitUntil("the probe server's report on its console", clock, consolePatience, async () => {
    const output = await getConsoleOutput(session, serverId);
    if (output.includes(endMarker)) return output;
    if (output.includes('Failed to run module scripts-user')) {
      throw new ConformanceError(
        'probe-failed',
        'cloud-init could not run the probe on the server.',
        'Boot the image yourself and look at /var/log/cloud-init-output.log; a broken package mirror is the usual cause.',
      );
    }
    return undefined;
  });
}
