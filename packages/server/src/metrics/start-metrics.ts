import Fastify, { type FastifyInstance } from 'fastify';
import type { Store } from '@scs/store';
import type { ListenAddress } from '../config/values/listen-address.ts';
import type { AnswerCache } from '../http/answer-cache.ts';
import type { JobCounts } from '../jobs/job-counts.ts';
import { closeApp } from '../http/close-app.ts';
import { listen } from '../start/listen.ts';
import { buildRegistry } from './build-registry.ts';

/** `/metrics` on a socket of its own, and what feeds it. */
export interface RunningMetrics {
  readonly url: string;
  /** Makes an app count its requests; to be called before it has routes. */
  readonly observe: (app: FastifyInstance) => void;
  /** The cache, counted. */
  readonly countMisses: (cache: AnswerCache) => AnswerCache;
  /** Shows how many pages are open that wait for news. */
  readonly watchLive: (countNow: () => number) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Lets Prometheus read how the process and the clouds are. Whoever reaches the socket may read it.
 *
 * @throws StartError `cannot-listen`
 */
export async function startMetrics(
  address: ListenAddress,
  parts: { store: Store; counts: JobCounts },
): Promise<RunningMetrics> {
  const { registry, observe, countMisses, watchLive } = buildRegistry(parts);
  const app = Fastify({ forceCloseConnections: true, requestTimeout: 30_000 });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  const url = await listen(app, address);
  return {
    url,
    observe,
    countMisses,
    watchLive,
    async stop() {
      registry.clear();
      await closeApp(app, 1000);
    },
  };
}
