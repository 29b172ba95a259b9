import {
  deleteBackup,
  deleteNetwork,
  deleteRouter,
  deleteSecret,
  deleteSecurityGroup,
  deleteServer,
  deleteSubnet,
  deleteVolume,
  getBackup,
  getServer,
  getVolume,
  listBackups,
  listNetworks,
  listPorts,
  listRouters,
  listSecrets,
  listSecurityGroups,
  listServers,
  listSubnets,
  listVolumes,
  OpenStackError,
  removeRouterInterface,
  replaceTags,
} from '@scs/openstack';
import type { Session } from '@scs/openstack';
import { ConformanceError } from '../errors.ts';
import { waitUntil, type Patience } from '../run/wait-until.ts';
import type { Clock } from '../run/clock.ts';
import { isMarked, runOf } from './mark.ts';

/** The kinds of resource that a run creates. */
export type ResourceKind =
  'server' | 'router' | 'subnet' | 'network' | 'security group' | 'backup' | 'volume' | 'secret';

/** A resource of ours that is in the cloud. */
export interface OwnResource {
  kind: ResourceKind;
  id: string;
  name: string;
  /** The run that made it. */
  run: string;
}

/** How to find, tag and delete one kind. */
export interface KindOfResource {
  /** All of this kind whose name says that a run of ours made them. */
  find(session: Session): Promise<OwnResource[]>;
  /** Deletes it and waits until it is gone; one that is gone already is fine. */
  remove(session: Session, clock: Clock, id: string): Promise<void>;
  /** Puts the run's tag on it, where the kind has tags. */
  tag?(session: Session, id: string, tag: string): Promise<void>;
}

const patience: Patience = { firstPauseMs: 150, growth: 1.15, longestPauseMs: 500, timeoutMs: 300_000 };

/** How long something may stay as it was although its deletion was agreed to. */
const unheededMs = 15_000;

type Listed = Parameters<typeof isMarked>[0] & { id: string };

async function marked(kind: ResourceKind, list: Promise<readonly Listed[]>): Promise<OwnResource[]> {
  return (await list).filter(isMarked).map(({ id, name }) => ({ kind, id, name: name ?? '', run: runOf(name) ?? '' }));
}

/** Whether something is there no more: runs `act` and takes a 404 for a yes. */
async function unlessGone(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (error instanceof OpenStackError && error.status === 404) return true;
    throw error;
  }
}

/** For what is gone as soon as the cloud has answered. */
async function removeAtOnce(act: () => Promise<unknown>): Promise<void> {
  await unlessGone(act);
}

/**
 * Waits until it is gone. A cloud that said yes to the deletion and yet leaves it as it was – Cinder does when its backup
 * service is down – is given some seconds only.
 */
async function waitUntilGone(
  what: string,
  clock: Clock,
  get: () => Promise<{ status: string; 'OS-EXT-STS:task_state'?: string | null }>,
): Promise<void> {
  const start = clock.elapsedMs();
  await waitUntil(`${what} to be gone`, clock, patience, async () => {
    let resource: Awaited<ReturnType<typeof get>> | undefined;
    if (await unlessGone(async () => (resource = await get()))) return true;
    const isLeaving =
      resource?.status.startsWith('deleting') === true || typeof resource?.['OS-EXT-STS:task_state'] === 'string';
    if (!isLeaving && clock.elapsedMs() - start > unheededMs) {
      throw new ConformanceError(
        'timed-out',
        `The cloud agreed to delete ${what}, but it stays ${resource?.status ?? ''}.`,
        'Look at the log of the service, then delete it: scs clean',
      );
    }
    return undefined;
  });
}

/** Waits until Cinder lets go of it, since it refuses to delete what it is busy with. */
async function waitUntilIdle(what: string, clock: Clock, get: () => Promise<{ status: string }>): Promise<boolean> {
  return waitUntil(`${what} to be idle`, clock, patience, async () => {
    let status = '';
    if (await unlessGone(async () => ({ status } = await get()))) return false;
    return status === 'available' || status.startsWith('error') || status === 'in-use' ? true : undefined;
  });
}

/** In the order in which they must be deleted: what holds another comes first. */
export const kindsInOrder: ReadonlyMap<ResourceKind, KindOfResource> = new Map<ResourceKind, KindOfResource>([
  [
    'server',
    {
      find: (session) => marked('server', listServers(session, { name: '_scs-' })),
      async remove(session, clock, id) {
        await unlessGone(() => deleteServer(session, id));
        await waitUntilGone(`server ${id}`, clock, () => getServer(session, id));
      },
    },
  ],
  [
    'router',
    {
      find: (session) => marked('router', listRouters(session)),
      async remove(session, _, id) {
        const ports = await listPorts(session, { device_id: id, device_owner: 'network:router_interface' });
        await Promise.all(
          ports
            .flatMap((port) => port.fixed_ips.map((address) => address.subnet_id))
            .map((subnetId) => removeRouterInterface(session, id, subnetId)),
        );
        await unlessGone(() => deleteRouter(session, id));
      },
      tag: (session, id, tag) => replaceTags(session, 'routers', id, [tag]),
    },
  ],
  [
    'subnet',
    {
      find: (session) => marked('subnet', listSubnets(session)),
      remove: (session, _, id) => removeAtOnce(() => deleteSubnet(session, id)),
      tag: (session, id, tag) => replaceTags(session, 'subnets', id, [tag]),
    },
  ],
  [
    'network',
    {
      find: (session) => marked('network', listNetworks(session)),
      remove: (session, _, id) => removeAtOnce(() => deleteNetwork(session, id)),
      tag: (session, id, tag) => replaceTags(session, 'networks', id, [tag]),
    },
  ],
  [
    'security group',
    {
      find: (session) => marked('security group', listSecurityGroups(session)),
      remove: (session, _, id) => removeAtOnce(() => deleteSecurityGroup(session, id)),
      tag: (session, id, tag) => replaceTags(session, 'security-groups', id, [tag]),
    },
  ],
  [
    'backup',
    {
      find: (session) => marked('backup', listBackups(session)),
      async remove(session, clock, id) {
        if (!(await waitUntilIdle(`backup ${id}`, clock, () => getBackup(session, id)))) return;
        await unlessGone(() => deleteBackup(session, id));
        await waitUntilGone(`backup ${id}`, clock, () => getBackup(session, id));
      },
    },
  ],
  [
    'volume',
    {
      find: (session) => marked('volume', listVolumes(session)),
      async remove(session, clock, id) {
        if (!(await waitUntilIdle(`volume ${id}`, clock, () => getVolume(session, id)))) return;
        await unlessGone(() => deleteVolume(session, id));
        await waitUntilGone(`volume ${id}`, clock, () => getVolume(session, id));
      },
    },
  ],
  [
    'secret',
    {
      // a secret has neither description nor tags: its name carries the run's id, and that must do
      async find(session) {
        if (!session.hasService('key-manager')) return [];
        const secrets = await listSecrets(session);
        return secrets.flatMap(({ name, secret_ref: reference }) => {
          const run = runOf(name);
          if (run === undefined) return [];
          return [
            { kind: 'secret' as const, id: reference.slice(reference.lastIndexOf('/') + 1), name: name ?? '', run },
          ];
        });
      },
      remove: (session, _, id) => removeAtOnce(() => deleteSecret(session, id)),
    },
  ],
]);
