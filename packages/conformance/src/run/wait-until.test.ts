import { describe, expect, test } from 'vitest';
import { realClock, replayClock } from './clock.ts';
import { waitUntil } from './wait-until.ts';

const patience = { firstPauseMs: 1, growth: 2, longestPauseMs: 4, timeoutMs: 40 };

describe('waiting', () => {
  test('ends with the answer', async () => {
    let asked = 0;
    const answer = waitUntil('three', realClock(new AbortController().signal), patience, () => {
      asked += 1;
      return Promise.resolve(asked === 3 ? 'yes' : undefined);
    });
    await expect(answer).resolves.toBe('yes');
  });

  test('ends with a coded error when the time is up, in a replay without waiting', async () => {
    const start = performance.now();
    const never = (): Promise<undefined> => Promise.resolve(undefined);
    const clock = replayClock(new AbortController().signal);
    const long = { ...patience, longestPauseMs: 10_000, timeoutMs: 300_000 };
    await expect(waitUntil('the moon', clock, long, never)).rejects.toMatchObject({
      code: 'timed-out',
      message: 'the moon: not within 300 s.',
    });
    expect(performance.now() - start).toBeLessThan(150_000);
  });

  test('ends at once when the run is stopped', async () => {
    const controller = new AbortController();
    const waiting = waitUntil(
      'x',
      realClock(controller.signal),
      { ...patience, firstPauseMs: 60_000, timeoutMs: 60_000, longestPauseMs: 60_000 },
      () => {
        queueMicrotask(() => {
          controller.abort();
        });
        return Promise.resolve(undefined);
      },
    );
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('passes on what asking throws', async () => {
    const clock = realClock(new AbortController().signal);
    await expect(waitUntil('x', clock, patience, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
