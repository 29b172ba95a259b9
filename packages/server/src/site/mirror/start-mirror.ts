import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { parseListenAddress } from '../../config/values/listen-address.ts';
import { closeApp } from '../../http/close-app.ts';
import { listen } from '../../start/listen.ts';
import { StartError } from '../../start/start-error.ts';
import { explain } from '../site-error.ts';
import { copySource } from './copy-source.ts';
import { copyStore } from './copy-store.ts';
import { mirrorApp } from './mirror-app.ts';
import type { MirrorState } from './mirror-state.ts';
import { refreshCopy } from './refresh-copy.ts';

export interface MirrorOptions {
  /** A web address or a folder that an export was written to. */
  readonly source: string;
  /** `HOST:PORT` */
  readonly listen: string;
  readonly dataDir: string;
  /** How often the source is asked. Milliseconds */
  readonly everyMs: number;
  readonly log: FastifyBaseLogger;
}

export interface RunningMirror {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a copy of a site and keeps it fresh. While the source is away, it serves the last good copy, and says so. It needs no
 * database.
 *
 * @throws StartError `cannot-listen`, SiteError
 */
export async function startMirror({
  source: named,
  listen: address,
  dataDir,
  everyMs,
  log,
}: MirrorOptions): Promise<RunningMirror> {
  const stopping = new AbortController();
  const source = copySource(named, stopping.signal);
  const store = copyStore(dataDir);
  const manifest = await store.load();
  const state: MirrorState = {
    manifest,
    heardAt: manifest === undefined ? undefined : new Date(manifest.exportedAt),
    isStale: false,
  };
  async function refresh(): Promise<void> {
    try {
      const made = await refreshCopy(source, store);
      if (state.isStale) log.info({ source: source.where }, 'the source of the copy answers again');
      state.heardAt = new Date();
      state.isStale = false;
      if (made === undefined) return;
      state.manifest = made.manifest;
      const { exportedAt, files } = made.manifest;
      log.info({ copyOf: exportedAt, files: files.length, fetched: made.fetched }, 'the copy is up to date');
    } catch (error) {
      if (stopping.signal.aborted) return;
      // once for each time that it goes away
      if (!state.isStale) {
        const { reason, hint } = explain(error);
        log.warn({ source: source.where, reason, hint }, 'the copy could not be renewed; the last good one is served');
      }
      state.isStale = true;
    }
  }

  async function repeat(): Promise<void> {
    while (!stopping.signal.aborted) {
      await refresh();
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  // readers of the copy that is here already need not wait for the source
  const app = mirrorApp(state, store, () => {
    source.forget();
  });
  const url = await listen(app, addressOf(address));
  const ended = repeat();
  return {
    url,
    async stop() {
      stopping.abort();
      await closeApp(app, 10_000);
      await ended;
    },
  };
}

function addressOf(text: string): { host: string; port: number } {
  const address = parseListenAddress(text);
  if (typeof address === 'object') return address;
  throw new StartError(
    'cannot-listen',
    `${text} is no address to listen at.`,
    'Write HOST:PORT, or :PORT for all addresses.',
  );
}
