import type { Store } from '@scs/store';
import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';
import type { AnswerCache } from '../http/answer-cache.ts';
import type { JobCounts } from '../jobs/job-counts.ts';

/** What the process knows without asking the database: itself, its connections, its jobs. */
export function processMetrics(registry: Registry, { store, counts }: { store: Store; counts: JobCounts }): void {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'scs_database_connections',
    help: 'Connections of the pool, by whether they are in use.',
    labelNames: ['state'],
    registers,
    collect() {
      const { totalCount, idleCount } = store.pool;
      this.set({ state: 'idle' }, idleCount);
      this.set({ state: 'used' }, totalCount - idleCount);
    },
  });
  new Gauge({
    name: 'scs_database_connection_waiters',
    help: 'Requests and jobs that wait for a connection of the pool.',
    registers,
    collect() {
      this.set(store.pool.waitingCount);
    },
  });
  new Counter({
    name: 'scs_jobs_total',
    help: 'Jobs that this process has run, by how they ended.',
    labelNames: ['job', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { name, outcome, count } of counts.all()) this.inc({ job: name, outcome }, count);
    },
  });
  new Gauge({
    name: 'scs_job_last_done_timestamp_seconds',
    help: 'When this process has last done a job without an error.',
    labelNames: ['job'],
    registers,
    collect() {
      this.reset();
      for (const { name, at } of counts.lastDone()) this.set({ job: name }, at.getTime() / 1000);
    },
  });
}

/** Counts the public reads that memory could not answer; all others among them cost no query. */
export function countMisses(registry: Registry, cache: AnswerCache): AnswerCache {
  const misses = new Counter({
    name: 'scs_answer_cache_misses_total',
    help: 'Public reads that were not answered from memory.',
    registers: [registry],
  });
  return {
    ...cache,
    make(...parameters) {
      misses.inc();
      return cache.make(...parameters);
    },
  };
}
