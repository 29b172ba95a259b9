import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '@scs/store';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ChangeSignal } from '../changes/change-signal.ts';

/** For so long a look at the database is good: whoever asks ever so often asks the database once a second. */
const goodForMs = 1000;
/** A database that takes longer than this for nothing does not serve readers. */
const patienceMs = 2000;

/** Parts that the answer of `/readyz` depends on. */
export interface HealthParts {
  readonly store: Store;
  readonly changes: ChangeSignal;
  /** Whether all that this process is to do has begun; without it, yes. */
  readonly hasStarted?: (() => boolean) | undefined;
}

/**
 * `/healthz`: the process answers; restart it when it does not. `/readyz`: it can do its work; send it no requests when it
 * cannot, which is so while the database is away, before everything has started and while the server stops.
 */
export function healthRoutes(app: FastifyInstance, { store, changes, hasStarted = () => true }: HealthParts): void {
  let isStopping = false;
  let look: { at: number; answers: Promise<boolean> } | undefined;
  app.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });

  function databaseAnswers(): Promise<boolean> {
    const now = Date.now();
    if (look === undefined || now - look.at > goodForMs) {
      const answers = Promise.race([
        sql`select 1`.execute(store.db).then(
          () => true,
          () => false,
        ),
        sleep(patienceMs, false, { ref: false }),
      ]);
      look = { at: now, answers };
    }
    return look.answers;
  }

  app.get('/healthz', { config: { role: 'anyone' } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  app.get('/readyz', { config: { role: 'anyone' } }, async (_request, reply) => {
    const checks = {
      database: await databaseAnswers(),
      // without them the answers are right, and all of them from the database
      changes: changes.isListening,
      started: hasStarted(),
      accepting: !isStopping,
    };
    const isReady = Object.values(checks).every(Boolean);
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready', checks });
  });
}
