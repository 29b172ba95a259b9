import type { Store } from '@scs/store';
import type { FastifyInstance } from 'fastify';
import { Gauge, Registry } from 'prom-client';
import type { AnswerCache } from '../http/answer-cache.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { httpMetrics } from './http-metrics.ts';
import { countMisses, processMetrics } from './process-metrics.ts';
import { statusMetrics } from './status-metrics.ts';

/** All that is measured, and what feeds it. docs/operations.md lists it; a test compares the two. */
export interface MetricsRegistry {
  readonly registry: Registry;
  /** Makes an app count its requests; to be called before it has routes. */
  readonly observe: (app: FastifyInstance) => void;
  /** The cache, counted; to be called once, where requests are answered. */
  readonly countMisses: (cache: AnswerCache) => AnswerCache;
  /** Shows how many pages are open that wait for news; to be called once, where they are served. */
  readonly watchLive: (countNow: () => number) => void;
}

/** Registers every metric. The database is not asked before somebody reads them. */
export function buildRegistry(parts: { store: Store; counts: JobCounts }): MetricsRegistry {
  const registry = new Registry();
  processMetrics(registry, parts);
  statusMetrics(registry, parts.store);
  return {
    registry,
    observe: httpMetrics(registry),
    countMisses: (cache) => countMisses(registry, cache),
    watchLive: (countNow) => {
      new Gauge({
        name: 'scs_live_connections',
        help: 'Open pages that wait for news at /live.',
        registers: [registry],
        collect() {
          this.set(countNow());
        },
      });
    },
  };
}
