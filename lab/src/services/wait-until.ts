import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from '../lab-error.ts';
import { readRunning } from './process-record.ts';
import type { Service } from './services.ts';
import { logFile, logTail } from './start-service.ts';

/** Throws LAB_SERVICE_DIED, with the end of its log, when one of the services has ended. */
function assertRunning(services: readonly Service[]): void {
  const dead = services.find((service) => !readRunning(service.name));
  if (!dead) return;
  throw new LabError(
    'LAB_SERVICE_DIED',
    `${dead.name} ended while it was being started. The end of ${logFile(dead.name)}:\n${logTail(dead.name)}`,
  );
}

/**
 * Polls until `isReady` says true. Fails at once when one of `watched` dies, and with LAB_NOT_READY after `timeoutMs`.
 *
 * @param what the subject of the error message: "keystone"
 */
export async function waitUntil(
  what: string,
  watched: readonly Service[],
  isReady: () => Promise<boolean>,
  timeoutMs = 180_000,
): Promise<void> {
  const giveUpAt = Date.now() + timeoutMs;
  let lastError = 'no answer yet';
  while (Date.now() < giveUpAt) {
    assertRunning(watched);
    try {
      if (await isReady()) return;
    } catch (error) {
      lastError = error instanceof Error ? error.message : String(error);
    }
    await sleep(200);
  }
  throw new LabError(
    'LAB_NOT_READY',
    `${what} did not get ready within ${timeoutMs / 1000} s (${lastError}). Its log: ${logFile(watched[0]?.name ?? what)}. ` +
      `Try "npm run lab down" and "npm run lab up", or "npm run lab reset" for a new cloud.`,
  );
}
