import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from '../lab-error.ts';
import { records } from '../paths.ts';
import type { Say } from './progress.ts';
import { claimRecord, readRunning, removeRecord } from '../services/process-record.ts';

const claim = 'command';

/**
 * Does something while no other command changes the lab; waits for one that does.
 * Throws LAB_BUSY after `patienceMs`.
 */
export async function alone(say: Say, action: () => Promise<void>, patienceMs = 240_000): Promise<void> {
  mkdirSync(records, { recursive: true });
  const giveUpAt = Date.now() + patienceMs;
  for (let hasSaid = false; !claimRecord(claim); hasSaid = true) {
    const other = readRunning(claim)?.pid;
    if (!hasSaid && other !== undefined) say(`waiting for another command of the lab (process ${other}) to end`);
    if (Date.now() > giveUpAt) {
      const advice = 'Wait for it, or end it, and try again.';
      throw new LabError(
        'LAB_BUSY',
        `Process ${other ?? '?'} still changes the lab after ${patienceMs / 1000} s. ${advice}`,
      );
    }
    await sleep(100);
  }
  try {
    await action();
  } finally {
    removeRecord(claim);
  }
}
