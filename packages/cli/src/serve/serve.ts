import { createLog, endWithin, loadConfig, startServer } from '@scs/server';
import { loadPages } from '@scs/web';
import { printWarnings } from '../config/print-warnings.ts';
import type { ServeOptions } from './options.ts';
import { tellWhereItIs } from './tell-where-it-is.ts';
import { untilSignal } from './until-signal.ts';

/** After the end of all work, a process that is whole ends at once. */
const leftoverMs = 2000;

/** What has begun to start is stopped when it has started, if that is soon. */
const startLimitMs = 15_000;

/** Starts the platform and runs it until a signal. */
export async function serve({ config: file, listen, dataDir, roles }: ServeOptions): Promise<void> {
  const loaded = loadConfig({ file, env: process.env, flags: { listen, dataDir, roles } });
  printWarnings(loaded.warnings);
  const log = createLog(loaded.config.log);
  const stopped = untilSignal();
  const { roles: own, status } = loaded.config;
  const isExporting = own.includes('worker') && (status.export.directory ?? status.export.s3.bucket) !== undefined;
  const pages = own.includes('api') || isExporting ? await loadPages() : undefined;
  if (pages === undefined && loaded.config.roles.includes('api')) {
    log.warn('the pages have not been built: npm run build, and start again; the APIs work without them');
  }
  const starting = startServer(loaded.config, log, { pages, placeOf: loaded.placeOf });
  const early = await Promise.race([starting.then(() => undefined), stopped]);
  if (early !== undefined) {
    log.info({ signal: early }, 'stopping while it starts');
    await endWithin(
      startLimitMs,
      starting.then((server) => server.stop()),
    );
    leave(log);
    return;
  }
  const server = await starting;
  tellWhereItIs(server, loaded);
  const signal = await stopped;
  log.info({ signal }, 'stopping');
  await server.stop();
  log.info('stopped');
  leave(log);
}

/** The process ends by itself, unless a database that hangs still holds something open. */
function leave(log: ReturnType<typeof createLog>): void {
  setTimeout(() => {
    log.warn('what did not end is left behind');
    process.exit();
  }, leftoverMs).unref();
}
