import { rmSync } from 'node:fs';
import { OpenStackError } from '@scs/openstack';
import type { Session } from '@scs/openstack';
import { errorText } from '../checks/error-text.ts';
import { limitedClock, type Clock } from '../run/clock.ts';
import { readJournals, type LeftJournal } from './journal.ts';
import { kindsInOrder, type OwnResource } from './kinds.ts';
import type { Leftover } from './run-resources.ts';

/** Names the project that a session works on, for the journals: no two clouds share it. */
export function projectKey(session: Session): string {
  return `${session.endpoint('identity') ?? session.cloud} ${session.token.project?.id ?? ''}`;
}

/**
 * Everything in the project that a run of ours made and that no running process still needs. What is ours is told by
 * two marks, the name and the description, metadata or tag; and by the journals of this machine.
 */
export async function findLeftovers(session: Session, stateFolder: string): Promise<OwnResource[]> {
  const journals = readJournals(stateFolder, projectKey(session));
  const activeRuns = new Set(journals.filter((journal) => journal.isActive).map((journal) => journal.run));
  const found = await Promise.all([...kindsInOrder.values()].map((kind) => findOrNone(() => kind.find(session))));
  const resources = found.flat();
  for (const journal of journals) {
    for (const entry of journal.entries) {
      if (entry.id === undefined || resources.some(({ id }) => id === entry.id)) continue;
      resources.push({ kind: entry.kind, id: entry.id, name: entry.name, run: journal.run });
    }
  }
  return resources.filter(({ run }) => !activeRuns.has(run));
}

/** A cloud without a service has nothing of ours in it. */
async function findOrNone(find: () => Promise<OwnResource[]>): Promise<OwnResource[]> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof OpenStackError && (error.code === 'service-missing' || error.status === 404)) return [];
    throw error;
  }
}

/**
 * Deletes resources in the right order; returns what stayed, and why.
 *
 * @param limitMs how long each may take at most; default: as long as its kind is given
 */
export async function removeLeftovers(
  session: Session,
  clock: Clock,
  resources: readonly OwnResource[],
  limitMs = Number.POSITIVE_INFINITY,
): Promise<Leftover[]> {
  const stayed: Leftover[] = [];
  for (const [name, kind] of kindsInOrder) {
    await Promise.all(
      resources
        .filter((resource) => resource.kind === name)
        .map(async (resource) => {
          try {
            await kind.remove(session, limitedClock(clock, limitMs), resource.id);
          } catch (error) {
            stayed.push({ kind: name, id: resource.id, name: resource.name, reason: errorText(error) });
          }
        }),
    );
  }
  return stayed;
}

/** Forgets the journals of runs that are over and of which nothing stayed. */
export function forgetJournals(session: Session, stateFolder: string, stayed: readonly Leftover[]): void {
  for (const journal of readJournals(stateFolder, projectKey(session))) {
    const isNeeded = journal.isActive || journal.entries.some((entry) => stayed.some(({ id }) => id === entry.id));
    if (!isNeeded) rmSync(journal.file, { force: true });
  }
}

/** How long one leftover of another run may hold up the run that finds it. */
const recoveryLimitMs = 15_000;

/**
 * Deletes what killed runs of this machine left in this project, told by their journals; costs no request when there
 * are none. Returns what was deleted and what stayed: what the cloud is still busy with is left to the next run.
 */
export async function recoverKilledRuns(
  session: Session,
  clock: Clock,
  stateFolder: string,
): Promise<{ deleted: OwnResource[]; stayed: Leftover[] }> {
  const left = readJournals(stateFolder, projectKey(session)).filter((journal) => !journal.isActive);
  if (left.length === 0) return { deleted: [], stayed: [] };
  const resources = (await Promise.all(left.map((journal) => resourcesOf(session, journal)))).flat();
  const stayed = await removeLeftovers(session, clock, resources, recoveryLimitMs);
  forgetJournals(session, stateFolder, stayed);
  return { deleted: resources.filter(({ id }) => !stayed.some((leftover) => leftover.id === id)), stayed };
}

async function resourcesOf(session: Session, journal: LeftJournal): Promise<OwnResource[]> {
  const lists = await Promise.all(
    journal.entries.map(async ({ kind, name, id }) => {
      if (id !== undefined) return [{ kind, name, id, run: journal.run }];
      // killed before the answer: it may be there or not
      const found = await findOrNone(async () => (await kindsInOrder.get(kind)?.find(session)) ?? []);
      return found.filter((resource) => resource.name === name);
    }),
  );
  return lists.flat();
}
