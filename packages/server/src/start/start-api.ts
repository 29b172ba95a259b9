import type { Store } from '@scs/store';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { authenticator } from '../auth/authenticator.ts';
import { authContext } from '../auth/context.ts';
import type { ChangeSignal } from '../changes/change-signal.ts';
import type { Config } from '../config/schema.ts';
import { answerCache } from '../http/answer-cache.ts';
import { buildApp, buildCompatApp } from '../http/app.ts';
import { closeApp } from '../http/close-app.ts';
import type { RunningMetrics } from '../metrics/start-metrics.ts';
import type { Look } from '../pages/look/look.ts';
import type { PageRenderer } from '../pages/page-renderer.ts';
import type { Subscribing } from '../subscribing/settings.ts';
import { listen } from './listen.ts';

/** The part of the process that answers requests. */
export interface RunningApi {
  readonly url: string;
  /** Where the compatible API answers at the root, if it is wanted. */
  readonly compatUrl: string | undefined;
  /** Takes no more requests, and lets the running ones end. */
  readonly stop: () => Promise<void>;
}

/**
 * Builds the apps and opens their sockets.
 *
 * @throws StartError `cannot-listen`
 */
export async function startApi(
  config: Config,
  {
    store,
    changes,
    log,
    metrics,
    pages,
    look,
    hasStarted,
    subscribing,
  }: {
    store: Store;
    changes: ChangeSignal;
    log: FastifyBaseLogger;
    metrics: RunningMetrics | undefined;
    pages?: PageRenderer | undefined;
    look?: Look | undefined;
    hasStarted: () => boolean;
    subscribing: Subscribing;
  },
): Promise<RunningApi> {
  const auth = authContext({ store, changes }, config);
  const cache = answerCache(changes);
  const parts = {
    store,
    changes,
    log,
    cache: metrics?.countMisses(cache) ?? cache,
    countRequests: metrics?.observe,
    auth,
    authenticate: authenticator(auth),
    bodyLimit: config.bodyLimit.bytes,
    trustProxy: config.trustProxy,
    publicUrl: config.publicUrl,
    corsOrigins: config.cors.origins,
    rateLimits: config.rateLimit,
    page: { ...config.status, look },
    pages,
    hasStarted,
    watchLive: metrics?.watchLive,
    subscribing,
  };
  const apps: FastifyInstance[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(apps.map((app) => closeApp(app, config.shutdownTimeout.ms)));
  };
  try {
    apps.push(await buildApp(parts));
    if (config.status.compatListen !== null) apps.push(await buildCompatApp(parts));
    const [app, compatApp] = apps;
    const url = app === undefined ? '' : await listen(app, config.listen);
    const compatUrl =
      compatApp === undefined || config.status.compatListen === null
        ? undefined
        : await listen(compatApp, config.status.compatListen);
    return { url, compatUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
