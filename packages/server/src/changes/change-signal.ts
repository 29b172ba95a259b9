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
  /** Tells the loops alone that there is something to do: nothing that is kept has become wrong. */
  wake(): void;
  /** Calls back at every change, and when changes cannot be heard any longer. */
  onChange(listener: (kind: ChangeKind) => void): void;
  /** Calls back when there may be something to do: at every change, and where only the loops are told. */
  onWork(listener: () => void): void;
}

/** `lost`: from now on there may be changes that nobody here hears of. What was known until then is still worth something. */
type ChangeKind = 'changed' | 'lost';

const retryMs = 500;
/** Before the origin of a notification that concerns the loops alone. A replica of an older version takes it for a change. */
const workMark = 'work ';

/** What a replica tells the others. */
export function notificationOf({ origin }: ChangeSignal, concerns: 'all' | 'work'): string {
  return concerns === 'work' ? `${workMark}${origin}` : origin;
}

/** Listens for the changes of other replicas, on a connection of its own that is made again when it breaks. */
export function followChanges(
  store: Store,
  onError: (error: Error) => void,
): ChangeSignal & { start(): Promise<void>; stop(): Promise<void> } {
  const origin = randomUUID();
  const listeners: ((kind: ChangeKind) => void)[] = [];
  const loops: (() => void)[] = [];
  let epoch = 0;
  let client: pg.PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function tell(kind: ChangeKind): void {
    epoch += 1;
    for (const listener of listeners) listener(kind);
    wake();
  }

  function wake(): void {
    for (const loop of loops) loop();
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
    connection.on('notification', ({ payload = '' }) => {
      const isWork = payload.startsWith(workMark);
      if ((isWork ? payload.slice(workMark.length) : payload) === origin) return;
      if (isWork) wake();
      else bump();
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
    wake,
    onChange(listener) {
      listeners.push(listener);
    },
    onWork(listener) {
      loops.push(listener);
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
