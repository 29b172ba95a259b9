import type { Store } from '@scs/store';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ChangeSignal } from '../changes/change-signal.ts';

/** For so long a look at the database is good: whoever asks ever so often asks the database once a second. */
const goodForMs = 1000;

/** Parts that the answer of `/readyz` depends on. */
export interface HealthParts {
  readonly store: Store;
  readonly changes: ChangeSignal;
}

/**
 * `/healthz`: the process answers; restart it when it does not. `/readyz`: it can do its work; send it no requests when it
 * cannot, which is so while the database is away and while the server stops.
 */
export function healthRoutes(app: FastifyInstance, { store, changes }: HealthParts): void {
  let isStopping = false;
  let look: { at: number; answers: Promise<boolean> } | undefined;
  app.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });

  function databaseAnswers(): Promise<boolean> {
    const now = Date.now();
    if (look === undefined || now - look.at > goodForMs) {
      const answers = sql`select 1`.execute(store.db).then(
        () => true,
        () => false,
      );
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
      accepting: !isStopping,
    };
    const isReady = Object.values(checks).every(Boolean);
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready', checks });
  });
}
