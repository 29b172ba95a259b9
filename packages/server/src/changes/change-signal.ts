import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** How long changes of others may go unheard: at most the sum of the two. */
export interface ListenTiming {
  /** How often the connection is tried. */
  readonly checkEveryMs: number;
  /** How long the database may take for that. */
  readonly answerWithinMs: number;
}

/** A connection may be gone without a word: after a failover, or when a router has forgotten it. */
const defaultTiming: ListenTiming = { checkEveryMs: 5000, answerWithinMs: 5000 };

/** Listens for the changes of other replicas, on a connection of its own that is made again when it breaks or falls silent. */
export function followChanges(
  store: Store,
  onError: (error: Error) => void,
  timing: ListenTiming = defaultTiming,
): ChangeSignal & { start(): Promise<void>; stop(): Promise<void> } {
  const origin = randomUUID();
  const listeners: ((kind: ChangeKind) => void)[] = [];
  const loops: (() => void)[] = [];
  let epoch = 0;
  let client: pg.PoolClient | undefined;
  let isListening = false;
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

  function lost(connection: pg.PoolClient | undefined, error: Error): void {
    // of several signs that a connection is gone, the first counts
    if (connection !== client) return;
    client = undefined;
    isListening = false;
    clearTimeout(timer);
    connection?.release(true);
    tell('lost');
    onError(error);
    if (!isStopped) timer = setTimeout(() => void listenAgain(), retryMs);
  }

  async function listenAgain(): Promise<void> {
    try {
      await listen();
    } catch (error) {
      lost(client, error instanceof Error ? error : new Error(String(error)));
    }
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
    connection.once('error', (error: Error) => {
      lost(connection, error);
    });
    await askWithin(timing.answerWithinMs, connection, 'listen scs_changes');
    if (client !== connection) return;
    isListening = true;
    bump();
    checkLater(connection);
  }

  function checkLater(connection: pg.PoolClient): void {
    timer = setTimeout(() => {
      askWithin(timing.answerWithinMs, connection, 'select 1').then(
        () => {
          if (client === connection) checkLater(connection);
        },
        (error: unknown) => {
          lost(connection, error instanceof Error ? error : new Error(String(error)));
        },
      );
    }, timing.checkEveryMs);
  }

  return {
    origin,
    get epoch() {
      return epoch;
    },
    get isListening() {
      return isListening;
    },
    bump,
    wake,
    onChange(listener) {
      listeners.push(listener);
    },
    onWork(listener) {
      loops.push(listener);
    },
    async start() {
      try {
        await listen();
      } catch (error) {
        // whoever starts decides whether to try again
        clearTimeout(timer);
        client?.release(true);
        client = undefined;
        throw error;
      }
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      client?.removeAllListeners('error');
      client?.on('error', () => undefined);
      client?.release(true);
      client = undefined;
      isListening = false;
      return Promise.resolve();
    },
  };
}

/** Whoever asks destroys the connection when this fails: the answer may still come. */
async function askWithin(limitMs: number, connection: pg.PoolClient, statement: string): Promise<void> {
  await Promise.race([
    connection.query(statement),
    sleep(limitMs, undefined, { ref: false }).then(() => {
      throw new Error(`the database did not answer within ${String(limitMs)} ms`);
    }),
  ]);
}
