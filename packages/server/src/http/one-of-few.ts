import { ServerError } from '../errors.ts';

/**
 * Lets a few run at a time, and the others wait in turn.
 *
 * @param busy what those are told for whom there is no room
 * @throws ServerError `too-many-requests` when `mayWait` wait already
 */
export function oneOfFew(mayRun: number, mayWait: number, busy: string): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= mayRun) {
      if (waiting.length >= mayWait) {
        throw new ServerError('too-many-requests', busy, 'Try again in a minute.');
      }
      // whoever ends hands the place over
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
