import { randomUUID } from 'node:crypto';
import type { Store } from '@scs/store';
import type pg from 'pg';

/** Tells that the data has changed, here or on another replica. */
export interface ChangeSignal {
  /** Marks this replica's own notifications. */
  readonly origin: string;
  /** Grows with every change. What was read under one epoch must not be kept under another. */
  readonly epoch: number;
  /** False while the other replicas cannot be heard: then nothing may be kept. */
  readonly isListening: boolean;
  bump(): void;
  /** Calls back at every change, and when changes cannot be heard any longer. */
  onChange(listener: (kind: ChangeKind) => void): void;
}

/** `lost`: from now on there may be changes that nobody here hears of. What was known until then is still worth something. */
type ChangeKind = 'changed' | 'lost';

const retryMs = 500;

/** Listens for the changes of other replicas, on a connection of its own that is made again when it breaks. */
export function followChanges(
  store: Store,
  onError: (error: Error) => void,
): ChangeSignal & { start(): Promise<void>; stop(): Promise<void> } {
  const origin = randomUUID();
  const listeners: ((kind: ChangeKind) => void)[] = [];
  let epoch = 0;
  let client: pg.PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function tell(kind: ChangeKind): void {
    epoch += 1;
    for (const listener of listeners) listener(kind);
  }

  function bump(): void {
    tell('changed');
  }

  function lost(error: Error): void {
    client?.release(true);
    client = undefined;
    tell('lost');
    onError(error);
    if (!isStopped) timer = setTimeout(() => void listen().catch(lost), retryMs);
  }

  async function listen(): Promise<void> {
    const connection = await store.pool.connect();
    if (isStopped) {
      connection.release();
      return;
    }
    client = connection;
    connection.on('notification', ({ payload }) => {
      if (payload !== origin) bump();
    });
    connection.once('error', lost);
    await connection.query('listen scs_changes');
    bump();
  }

  return {
    origin,
    get epoch() {
      return epoch;
    },
    get isListening() {
      return client !== undefined;
    },
    bump,
    onChange(listener) {
      listeners.push(listener);
    },
    start: listen,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      client?.removeAllListeners('error');
      client?.on('error', () => undefined);
      client?.release(true);
      client = undefined;
      return Promise.resolve();
    },
  };
}
