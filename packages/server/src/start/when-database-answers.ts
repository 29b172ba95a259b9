import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '@scs/store';
import type { FastifyBaseLogger } from 'fastify';
import { ServerError } from '../errors.ts';
import { translateDatabaseError } from '../verb/database-error.ts';

/** An embedded database that died is back within seconds; a service manager starts the process again after that. */
const defaultPatienceMs = 30_000;
const pauseMs = 500;

/**
 * Makes a step of the start, which may be made twice, and makes it again while the database is away.
 *
 * @throws StoreError `database-unreachable` when it stays away; whatever else the step throws
 */
export async function whenDatabaseAnswers<T>(
  log: FastifyBaseLogger,
  step: () => Promise<T>,
  patienceMs = defaultPatienceMs,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await step();
    } catch (cause) {
      const reason = whyAway(cause);
      if (reason === undefined) throw cause;
      if (Date.now() + pauseMs > deadline) {
        throw new StoreError('database-unreachable', `The database does not answer: ${reason}.`, { cause });
      }
      log.warn({ reason }, 'the database does not answer; the start waits for it');
      await sleep(pauseMs);
    }
  }
}

/** What the driver says, also where somebody has put it into words of their own; undefined when it is about something else. */
function whyAway(error: unknown): string | undefined {
  const translated = translateDatabaseError(error);
  const isAway = translated instanceof ServerError && translated.code === 'database-away';
  if (isAway) return error instanceof ServerError && error.cause instanceof Error ? error.cause.message : textOf(error);
  return error instanceof Error && error.cause !== undefined ? whyAway(error.cause) : undefined;
}

function textOf(error: unknown): string {
  // several addresses of one name, none of which answers: the message is empty
  if (error instanceof AggregateError) return error.errors.map(textOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
