import { chooseAccount, ensureReachable } from './choose-account.ts';
import { applicationName, initialiseCluster } from './initialise-cluster.ts';
import { keepRunning } from './keep-running.ts';
import { limitLog } from './limit-log.ts';
import { lockDirectory } from './lock-directory.ts';
import { startPostmaster } from './postmaster.ts';
import { explainSystemError } from './prepare-directory.ts';
import { settingsFor } from './settings.ts';
import { makeSocketDirectory, removeOutsideDirectory, socketPort } from './socket-directory.ts';
import { stopLeftover } from './stop-leftover.ts';
import type { Account, Binaries, EmbeddedLog, Layout, Settings } from './types.ts';

/** A PostgreSQL that runs until it is stopped. */
export interface RunningCluster {
  /** As `pg` and `psql` take it, with the password in it: not for logs. The same for as long as it runs. */
  readonly connectionString: string;
  /** For example `18.4`. */
  readonly version: string;
  /** Of the postmaster; another one after it crashed and was started again. */
  readonly pid: number;
  /** Stops it and gives the directory back. May be called twice. */
  stop(): Promise<void>;
}

export interface StartClusterOptions {
  readonly layout: Layout;
  readonly log: EmbeddedLog;
  /** Asked when the directory is locked, since it may have to put something there. */
  readonly findBinaries: (layout: Layout, account: Account) => Promise<Binaries>;
  /** Attributes of the application's role, such as `CREATEDB`. */
  readonly roleAttributes?: string;
  /** Replace those of every embedded database. */
  readonly settings?: Settings;
}

/**
 * Starts a cluster in a prepared directory: lock it, stop what a killed owner left, make the cluster if there is none, run it.
 * When a step fails, the steps before it are undone.
 *
 * @throws StoreError
 */
export async function startCluster(options: StartClusterOptions): Promise<RunningCluster> {
  const { layout, log } = options;
  const undo = new AsyncDisposableStack();
  try {
    undo.defer(await lockDirectory(layout, new Date()));
    await stopLeftover(layout, log);
    const account = chooseAccount(layout);
    await ensureReachable(layout.base, account);
    const binaries = await options.findBinaries(layout, account);
    const { password, isNew } = await initialiseCluster({
      layout,
      binaries,
      account,
      roleAttributes: options.roleAttributes,
    });
    if (isNew) log.info(`A new database was made in ${layout.base}.`);
    const socket = makeSocketDirectory(layout, account);
    undo.defer(() => {
      removeOutsideDirectory(layout.base);
    });
    undo.defer(limitLog(layout.log));
    const settings = { ...settingsFor(binaries, socket, socketPort), ...options.settings };
    const postmaster = await keepRunning(async () => {
      await stopLeftover(layout, log);
      return startPostmaster({ layout, binaries, account, settings, log });
    }, log);
    undo.defer(() => postmaster.stop());
    const whenStarted = undo.move();
    let stopping: Promise<void> | undefined;
    return {
      connectionString: connectionString(password, socket),
      version: binaries.version,
      get pid() {
        return postmaster.pid;
      },
      stop: () => (stopping ??= whenStarted.disposeAsync()),
    };
  } catch (error) {
    await undo.disposeAsync();
    throw explainSystemError(layout.base, error);
  }
}

/** As `pg` and `psql` take it; a secret. */
export /** As `pg` and `psql` take it. */
function connectionString(password: string, socket: string): string {
  const host = encodeURIComponent(socket);
  return `postgres://${applicationName}:${password}@/${applicationName}?host=${host}&port=${socketPort}`;
}
