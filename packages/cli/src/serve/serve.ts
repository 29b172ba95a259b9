import { createLog, loadConfig, startServer } from '@scs/server';
import { loadPages } from '@scs/web';
import { printWarnings } from '../config/print-warnings.ts';
import type { ServeOptions } from './options.ts';
import { tellWhereItIs } from './tell-where-it-is.ts';
import { untilSignal } from './until-signal.ts';

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
  const server = await startServer(loaded.config, log, { pages });
  tellWhereItIs(server, loaded);
  const signal = await stopped;
  log.info({ signal }, 'stopping');
  await server.stop();
  log.info('stopped');
}
