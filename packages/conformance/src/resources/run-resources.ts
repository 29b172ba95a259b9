import { OpenStackError } from '@scs/openstack';
import type { Session } from '@scs/openstack';
import { errorText } from '../checks/error-text.ts';
import { ConformanceError } from '../errors.ts';
import type { Clock } from '../run/clock.ts';
import type { Journal } from './journal.ts';
import { kindsInOrder, type ResourceKind } from './kinds.ts';
import { markFor, type Mark } from './mark.ts';

/** Something that should have been deleted and was not. */
export interface Leftover {
  kind: ResourceKind;
  id: string;
  name: string;
  reason: string;
}

/** What one check creates. It deletes all of it itself, whatever happens in between. */
export interface ResourceBag {
  /** Writes the journal, creates, and tags what was created. */
  create<T extends { id: string }>(kind: ResourceKind, baseName: string, make: (mark: Mark) => Promise<T>): Promise<T>;
  /** Takes over what the cloud made by itself for us, such as a server's boot volume. */
  adopt(kind: ResourceKind, id: string): Promise<void>;
  /** Deletes one resource now; throws what the cloud says if it refuses, and `deleteAll` tries again. */
  delete(id: string): Promise<void>;
  /** Deletes everything in the bag. Never throws: what stays is a leftover of the run. */
  deleteAll(): Promise<void>;
}

/** What a run creates. */
export interface RunResources {
  readonly runId: string;
  open(): ResourceBag;
  /** What could not be deleted so far. */
  readonly leftovers: readonly Leftover[];
}

interface Held {
  kind: ResourceKind;
  id: string;
  name: string;
}

/**
 * Opens the books of a run. A read-only run gets them, too, but every attempt to create throws `not-created`.
 *
 * @param clock for creating: it stops with the run
 * @param cleaningClock for deleting: it goes on when the run is stopped, for as long as its `throwIfStopped` lets it
 */
export function openRunResources(context: {
  session: Session;
  runId: string;
  journal: Journal;
  clock: Clock;
  cleaningClock: Clock;
  isReadOnly: boolean;
}): RunResources {
  const leftovers: Leftover[] = [];
  return { runId: context.runId, leftovers, open: () => openBag(context, leftovers) };
}

function openBag(
  { session, runId, journal, clock, cleaningClock, isReadOnly }: Parameters<typeof openRunResources>[0],
  leftovers: Leftover[],
): ResourceBag {
  const held: Held[] = [];
  /** Kinds of which the cloud may have made one although its answer never came. */
  const uncertain = new Set<ResourceKind>();
  const pending = new Set<Promise<unknown>>();

  async function make<T extends { id: string }>(
    kind: ResourceKind,
    baseName: string,
    call: (mark: Mark) => Promise<T>,
  ): Promise<T> {
    clock.throwIfStopped();
    if (isReadOnly) {
      throw new ConformanceError(
        'not-created',
        `A ${kind} would have to be created, which a read-only run must not do.`,
        'Run without --only-read.',
      );
    }
    const mark = markFor(runId, baseName);
    journal.creating(kind, mark.name);
    let resource: T;
    try {
      resource = await call(mark);
    } catch (error) {
      // an answer that says no means that nothing was made; no answer at all leaves it open
      if (error instanceof OpenStackError && error.status !== undefined && error.status < 500) {
        journal.notCreated(kind, mark.name);
      } else {
        uncertain.add(kind);
      }
      throw error;
    }
    held.push({ kind, id: resource.id, name: mark.name });
    journal.created(kind, mark.name, resource.id);
    await tag(kind, resource.id, mark.tag);
    return resource;
  }

  /** The description already says whose it is: a cloud without the tag extension is fine. */
  async function tag(kind: ResourceKind, id: string, text: string): Promise<void> {
    try {
      await kindsInOrder.get(kind)?.tag?.(session, id, text);
    } catch (error) {
      if (!(error instanceof OpenStackError)) throw error;
    }
  }

  async function findUncertain(kind: ResourceKind): Promise<void> {
    try {
      const found = (await kindsInOrder.get(kind)?.find(session)) ?? [];
      held.push(...found.filter((resource) => resource.run === runId && !held.some(({ id }) => id === resource.id)));
    } catch (error) {
      leftovers.push({ kind, id: '', name: markFor(runId, '…').name, reason: errorText(error) });
    }
  }

  async function remove({ kind, id, name }: Held): Promise<void> {
    await kindsInOrder.get(kind)?.remove(session, cleaningClock, id);
    journal.deleted(kind, name);
  }

  async function removeOrNote(resource: Held): Promise<void> {
    try {
      cleaningClock.throwIfStopped();
      await remove(resource);
    } catch (error) {
      const { kind, id, name } = resource;
      leftovers.push({ kind, id, name, reason: errorText(error) });
    }
  }

  return {
    create(kind, baseName, call) {
      const promise = make(kind, baseName, call);
      pending.add(promise);
      return promise.finally(() => pending.delete(promise));
    },
    adopt(kind, id) {
      const name = `${kind} ${id}`;
      journal.created(kind, name, id);
      held.push({ kind, id, name });
      return Promise.resolve();
    },
    async delete(id) {
      const resource = held.find((one) => one.id === id);
      if (resource === undefined) return;
      await remove(resource);
      held.splice(held.indexOf(resource), 1);
    },
    async deleteAll() {
      await Promise.allSettled(pending);
      await Promise.all([...uncertain].map(findUncertain));
      uncertain.clear();
      for (const kind of kindsInOrder.keys()) {
        const ofKind = held.filter((resource) => resource.kind === kind);
        await Promise.all(ofKind.map(removeOrNote));
      }
      held.length = 0;
    },
  };
}
