import type { Store } from '@scs/store';
import type { FastifyBaseLogger } from 'fastify';
import type { ChangeSignal } from '../changes/change-signal.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { startLoop, type RunningWork } from '../jobs/work-loop.ts';
import { claimDeliveries, nextDelivery } from './claim-deliveries.ts';
import { deliver, type DeliverOptions } from './deliver.ts';
import { fanOut } from './fan-out.ts';

export interface DeliverySettings extends Omit<DeliverOptions, 'clock'> {
  readonly log: FastifyBaseLogger;
  readonly counts: JobCounts;
  /** What time it is. */
  readonly clock?: () => Date;
}

/** Also when nobody wakes it: another replica's notification may be lost. */
const maxSleepMs = 30_000;
/** Messages under way at a time. */
const concurrency = 20;

/**
 * Tells subscribers what has happened: each of them each event, again and again until they take it or a day has passed. Any
 * number of processes may do this on one database. A receiver may get a message twice, when a process dies between the
 * answer and the record of it; its `webhook-id` is then the same.
 */
export function startDeliveries(
  { store: { db }, changes }: { store: Store; changes: ChangeSignal },
  { log, counts, clock = () => new Date(), ...options }: DeliverySettings,
): RunningWork {
  async function run(): Promise<Date | undefined> {
    for (;;) {
      const isDone = await fanOut(db, clock());
      const claimed = await claimDeliveries(db, clock(), concurrency);
      if (isDone && claimed.length === 0) return nextDelivery(db);
      await Promise.all(
        claimed.map(async (delivery) => {
          const outcome = await deliver(db, delivery, { ...options, clock });
          counts.count('delivery', outcome === 'delivered' ? 'done' : 'failed');
          if (outcome === 'given-up') log.warn({ delivery: delivery.id }, 'a message could not be delivered');
        }),
      );
    }
  }
  return startLoop({ name: 'deliveries', run, maxSleepMs }, { changes, log, clock });
}
