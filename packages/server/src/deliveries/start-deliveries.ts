import type { Store } from '@scs/store';
import type { FastifyBaseLogger } from 'fastify';
import type { ChangeSignal } from '../changes/change-signal.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { startLoop, type RunningWork } from '../jobs/work-loop.ts';
import { mailConnections } from '../mail/mail-connections.ts';
import { claimDeliveries, nextDelivery, type Lane } from './claim-deliveries.ts';
import { deliver, type DeliverOptions } from './deliver.ts';
import { fanOut, hasUndelivered } from './fan-out.ts';
import { makeDigests } from './make-digests.ts';

export interface DeliverySettings extends Omit<DeliverOptions, 'clock'> {
  readonly log: FastifyBaseLogger;
  readonly counts: JobCounts;
  /** What time it is. */
  readonly clock?: () => Date;
}

/** Also when nobody wakes it: another replica's notification may be lost. */
const maxSleepMs = 30_000;
/** When to look again at events that another process has locked. */
const takenOverMs = 1000;
/** Messages under way at a time. */
const concurrency: Readonly<Record<Lane, number>> = { hooks: 20, mail: mailConnections };

/**
 * Tells subscribers what has happened: each of them each event, again and again until they take it or a day has passed. Any
 * number of processes may do this on one database. A receiver may get a message twice, when a process dies between the
 * answer and the record of it; its `webhook-id` or `Message-ID` is then the same. E-mail has a loop of its own: hooks do not wait
 * for it.
 */
export function startDeliveries(
  { store: { db }, changes }: { store: Store; changes: ChangeSignal },
  { log, counts, clock = () => new Date(), ...options }: DeliverySettings,
): RunningWork {
  async function send(lane: Lane): Promise<number> {
    const claimed = await claimDeliveries(db, { lane, now: clock(), limit: concurrency[lane] });
    await Promise.all(
      claimed.map(async (delivery) => {
        const outcome = await deliver(db, delivery, { ...options, clock });
        counts.count('delivery', outcome === 'delivered' || outcome === 'withdrawn' ? 'done' : 'failed');
        if (outcome === 'given-up') log.warn({ delivery: delivery.id }, 'a message could not be delivered');
      }),
    );
    return claimed.length;
  }
  async function runHooks(_now: Date, stopping: AbortSignal): Promise<Date | undefined> {
    while (!stopping.aborted) {
      const isDone = await fanOut(db, clock());
      mail.wake();
      const sent = await send('hooks');
      if (!isDone || sent > 0) continue;
      // another process has them, or had them when it died
      if (await hasUndelivered(db)) return new Date(clock().getTime() + takenOverMs);
      return nextDelivery(db, 'hooks');
    }
    return undefined;
  }
  async function runMail(_now: Date, stopping: AbortSignal): Promise<Date | undefined> {
    do await makeDigests(db, clock(), options.page.timeZone);
    while ((await send('mail')) > 0 && !stopping.aborted);
    return nextDelivery(db, 'mail');
  }
  const surroundings = { changes, log, clock };
  const mail = startLoop({ name: 'mail', run: runMail, maxSleepMs }, surroundings);
  const hooks = startLoop({ name: 'deliveries', run: runHooks, maxSleepMs }, surroundings);
  return {
    async stop() {
      await Promise.all([hooks.stop(), mail.stop()]);
      options.mail?.sender.close();
    },
  };
}
