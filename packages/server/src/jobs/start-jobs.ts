import { connectionLimits, type Store } from '@scs/store';
import type { FastifyBaseLogger } from 'fastify';
import { PgBoss, type ConstructorOptions } from 'pg-boss';
import { cleanUp } from './clean-up.ts';
import type { JobCounts } from './job-counts.ts';
import type { RunningWork } from './work-loop.ts';

export const cleanUpQueue = 'clean-up';
/** Each hour; the minute keeps it away from what everybody does at the full hour. */
const hourly = '17 * * * *';
/** The queue's own tables, beside ours in the same database. */
const schema = 'pgboss';

export interface JobSettings {
  readonly log: FastifyBaseLogger;
  readonly counts: JobCounts;
  /** How long a running job may take to end when it is to stop; after that another process runs it again. */
  readonly stopMs?: number;
  readonly timing?: JobTiming;
  /** Jobs of other rooms, beside the one that tidies up. */
  readonly periodic?: readonly PeriodicJob[];
}

/** Something that is done now and then, by one process of all. */
export interface PeriodicJob {
  /** Its name, also for the metrics. */
  readonly queue: string;
  /** When, in UTC. */
  readonly cron: string;
  readonly run: (now: Date, log: FastifyBaseLogger) => Promise<void>;
}

/** The work here can wait, and an idle database should be left alone. */
export interface JobTiming {
  /** How often queues are looked at. */
  readonly pollSeconds: number;
  /** How long a job may run; after that its process counts as dead, and another runs it again. */
  readonly expireSeconds: number;
  /** How often somebody looks for such jobs. */
  readonly superviseSeconds: number;
}

const defaultTiming: JobTiming = { pollSeconds: 60, expireSeconds: 600, superviseSeconds: 300 };

/**
 * Starts the periodic jobs. Any number of processes may do so on one database: a queue sees to it that each job is run
 * once, and run again by another when the process dies half way.
 */
export async function startJobs(
  store: Store,
  { log, counts, stopMs = 10_000, timing = defaultTiming, periodic = [] }: JobSettings,
): Promise<RunningWork> {
  const boss = new PgBoss({
    ...connectionOf(store),
    schema,
    max: 2,
    application_name: 'scs jobs',
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: timing.superviseSeconds,
    queueCacheIntervalSeconds: 600,
    cronMonitorIntervalSeconds: 45,
    cronWorkerIntervalSeconds: 45,
    flowIntervalSeconds: 3600,
    bamIntervalSeconds: 3600,
    registerInstance: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => {
    log.warn({ reason: error.message }, 'the job queue cannot be reached; this will be repeated');
  });
  try {
    await boss.start();
    for (const job of [cleanUpJob(store), ...periodic]) await schedule(boss, job, { log, counts, timing });
  } catch (error) {
    // its connections, which whoever tries again would have twice
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  return {
    async stop() {
      await boss.stop({ graceful: true, timeout: stopMs });
    },
  };
}

async function schedule(
  boss: PgBoss,
  { queue, cron, run }: PeriodicJob,
  { log, counts, timing }: Required<Pick<JobSettings, 'log' | 'counts' | 'timing'>>,
): Promise<void> {
  await boss.createQueue(queue, {
    // one waiting, one running
    policy: 'stately',
    retryLimit: 3,
    retryDelay: 60,
    expireInSeconds: timing.expireSeconds,
    deleteAfterSeconds: 86_400,
  });
  await boss.schedule(queue, cron);
  await boss.work(queue, { pollingIntervalSeconds: timing.pollSeconds }, async () => {
    try {
      await run(new Date(), log);
      counts.count(queue, 'done');
    } catch (error) {
      counts.count(queue, 'failed');
      throw error;
    }
  });
}

function cleanUpJob({ db }: Store): PeriodicJob {
  return {
    queue: cleanUpQueue,
    cron: hourly,
    async run(now, log) {
      const deleted = await cleanUp(db, now);
      log.info({ deleted }, 'what has expired was deleted');
    },
  };
}

/** Where the database of the store is: the queue's pool goes there, too. */
function connectionOf({ pool }: Store): ConstructorOptions {
  const { connectionString, host, port, user, password, database, ssl, options } = pool.options;
  const settings = { connectionString, host, port, user, password, database, ssl, options, ...connectionLimits };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
