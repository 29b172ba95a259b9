import type { FastifyBaseLogger } from 'fastify';
import { ensureFirstAdministrator } from '../auth/invitations/ensure-first-administrator.ts';
import { followChanges } from '../changes/change-signal.ts';
import type { PlaceOf } from '../config/load-config.ts';
import type { Config } from '../config/schema.ts';
import { jobCounts } from '../jobs/job-counts.ts';
import { linkTokens, readLinkKey, type LinkTokens } from '../mail/link-tokens.ts';
import type { MailOffice } from '../mail/mail-office.ts';
import type { RunningMetrics, startMetrics } from '../metrics/start-metrics.ts';
import type { Look } from '../pages/look/look.ts';
import type { PageRenderer } from '../pages/page-renderer.ts';
import { provisionAtStart } from '../provisioning/provision-at-start.ts';
import { targetsOf } from '../site/targets/targets-of.ts';
import { readPlacedLook } from './check-startable.ts';
import { endWithin } from './end-within.ts';
import { openDatabase } from './open-database.ts';
import { refuseUndeclared } from './refuse-undeclared.ts';
import { startApi, type RunningApi } from './start-api.ts';
import { startWorker, type SiteExports } from './start-worker.ts';
import { whenDatabaseAnswers } from './when-database-answers.ts';

/** A server that runs. */
export interface RunningServer {
  /** Undefined for a process that only works. */
  readonly api: RunningApi | undefined;
  /** Where Prometheus reads, if it is wanted. */
  readonly metricsUrl: string | undefined;
  /** In words, without a secret. */
  readonly database: string;
  /** A one-time link for the first administrator, as long as nobody has an account. A secret. */
  readonly firstAdministratorLink: string | undefined;
  /**
   * Stops gracefully: requests and jobs end, then the database. What has not ended some seconds after `shutdownTimeout` is left to
   * the end of the process. May be called twice.
   */
  readonly stop: () => Promise<void>;
}

/** What takes longer than `shutdownTimeout` is cut off by itself; whoever has not even done that by then does not get to it. */
const politenessMs = 3000;

/**
 * Starts all that the configuration asks for: the database, the API, the jobs.
 *
 * @param placeOf where the values of the configuration were given, for what is wrong with them
 * @param pages the public pages; without them `/` says how they are built
 * @throws ConfigError, StoreError, StartError
 * @example
 * const { config } = loadConfig({ env: process.env });
 * const server = await startServer(config, pino());
 * …
 * await server.stop();
 */
export async function startServer(
  config: Config,
  log: FastifyBaseLogger,
  { pages, placeOf = () => undefined }: { pages?: PageRenderer | undefined; placeOf?: PlaceOf } = {},
): Promise<RunningServer> {
  // a file that is missing is told before anything else is begun
  const look = readPlacedLook(config, placeOf);
  const undo = new AsyncDisposableStack();
  try {
    const { store, where, close } = await openDatabase(config, log);
    undo.defer(close);
    const changes = followChanges(store, (error) => {
      log.warn({ reason: error.message }, 'changes of other replicas are not heard for the moment');
    });
    undo.defer(() => changes.stop());
    await whenDatabaseAnswers(log, () => changes.start());
    const runtime = { store, changes };
    await whenDatabaseAnswers(log, () => refuseUndeclared(store, config, placeOf));
    await whenDatabaseAnswers(log, () => provisionAtStart(runtime, config, log));
    const counts = jobCounts();
    const metrics = await startMetricsIfWanted(config.metrics.listen, { store, counts });
    if (metrics !== undefined) undo.defer(metrics.stop);
    const links = linkTokens(
      config.mail.linkKey?.reveal() ?? (await whenDatabaseAnswers(log, () => readLinkKey(store.db))),
    );
    const page = { name: config.status.name, publicUrl: config.publicUrl, timeZone: config.status.timeZone };
    // side by side: while jobs end, nobody should send requests
    const stops: (() => Promise<void>)[] = [];
    undo.defer(async () => {
      const isEnded = await endWithin(
        config.shutdownTimeout.ms + politenessMs,
        Promise.all(stops.map((stop) => stop())),
      );
      if (!isEnded) log.warn('requests or jobs wait for a database that does not answer; they are cut off');
    });
    let api: RunningApi | undefined;
    let firstAdministratorLink: string | undefined;
    // nobody may be sent here before everything has started
    let isStarted = false;
    if (config.roles.includes('api')) {
      api = await startApi(config, {
        ...runtime,
        log,
        metrics,
        pages,
        look,
        hasStarted: () => isStarted,
        subscribing: { links, isMailOffered: config.mail.host !== undefined },
      });
      stops.push(api.stop);
      firstAdministratorLink = await whenDatabaseAnswers(log, () =>
        ensureFirstAdministrator(runtime, config, new Date()),
      );
    }
    if (config.roles.includes('worker')) {
      const worker = await startWorker(runtime, {
        log,
        counts,
        stopMs: config.shutdownTimeout.ms,
        ...config.deliveries,
        page,
        mail: await mailOfficeIfWanted(config.mail, { links, pageName: page.name }),
        reports: { timeZone: config.status.timeZone, freezeAfterMs: config.status.reportFreezeAfter.ms },
        site: await siteExportsOf(config, { pages, look }, log),
      });
      stops.push(worker.stop);
    }
    isStarted = true;
    const running = undo.move();
    let stopping: Promise<void> | undefined;
    return {
      api,
      metricsUrl: metrics === undefined ? undefined : `${metrics.url}/metrics`,
      database: where,
      firstAdministratorLink,
      stop: () => (stopping ??= running.disposeAsync()),
    };
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}

async function siteExportsOf(
  { status, publicUrl }: Config,
  { pages, look }: { pages: PageRenderer | undefined; look: Look },
  log: FastifyBaseLogger,
): Promise<SiteExports | undefined> {
  const targets = await targetsOf(status.export);
  if (targets.length === 0) return undefined;
  if (pages === undefined) {
    log.error('the site is not exported, since the pages have not been built: npm run build, and start again');
    return undefined;
  }
  return { parts: { pages, page: { ...status, look }, publicUrl }, targets, everyMs: status.export.every.ms };
}

/** What nobody wants is not even loaded: it would take memory. */
async function mailOfficeIfWanted(
  settings: Config['mail'],
  parts: { links: LinkTokens; pageName: string },
): Promise<MailOffice | undefined> {
  if (settings.host === undefined) return undefined;
  const { mailOffice } = await import('../mail/mail-office.ts');
  return mailOffice(settings, parts);
}

/** As above. */
async function startMetricsIfWanted(
  listen: Config['metrics']['listen'],
  parts: Parameters<typeof startMetrics>[1],
): Promise<RunningMetrics | undefined> {
  if (listen === null) return undefined;
  const metrics = await import('../metrics/start-metrics.ts');
  return metrics.startMetrics(listen, parts);
}
