import type { CloudApi } from '../cloud/cloud-api.ts';
import { quoted, type SeedChange } from './seed-change.ts';
import type { CloudState } from './seed-model.ts';

interface NeutronNetwork {
  readonly id: string;
  readonly name: string;
  readonly project_id: string;
  readonly subnets: readonly string[];
}

async function makeSubnet(api: CloudApi, name: string, networkId: string, cidr: string): Promise<void> {
  const subnet = { network_id: networkId, name, ip_version: 4, cidr, enable_dhcp: false };
  await api.call('POST', 'network', '/subnets', { body: { subnet } });
}

async function makeNetwork(api: CloudApi, name: string, cidr: string): Promise<void> {
  const network = {
    name,
    'router:external': true,
    'provider:network_type': 'flat',
    'provider:physical_network': `physnet-${name}`,
  };
  const made = await api.call<{ network: NeutronNetwork }>('POST', 'network', '/networks', { body: { network } });
  await makeSubnet(api, name, made.network.id, cidr);
}

/** Decides over the external networks of the admin project. Removing one fails while a project's router or floating IP uses it. */
export async function networkChanges(api: CloudApi, wanted: CloudState['externalNetworks']): Promise<SeedChange[]> {
  const path = '/networks?router:external=true';
  const { networks } = await api.call<{ networks: NeutronNetwork[] }>('GET', 'network', path);
  const own = networks.filter((network) => network.project_id === api.projectId);
  const changes: SeedChange[] = [];
  for (const network of own) {
    if (network.name in wanted) continue;
    const apply = () => api.call('DELETE', 'network', `/networks/${network.id}`);
    changes.push({ sign: '-', what: `external network ${quoted(network.name)}`, apply });
  }
  for (const [name, { cidr }] of Object.entries(wanted)) {
    const what = `external network ${quoted(name)}`;
    const network = own.find((one) => one.name === name);
    if (!network) changes.push({ sign: '+', what, apply: () => makeNetwork(api, name, cidr) });
    // An interrupted run may have made the network only.
    else if (network.subnets.length === 0) {
      changes.push({ sign: '~', what: `${what}: subnet`, apply: () => makeSubnet(api, name, network.id, cidr) });
    }
  }
  return changes;
}
