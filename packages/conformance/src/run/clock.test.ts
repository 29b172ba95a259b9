import { expect, test } from 'vitest';
import { limitedClock, replayClock } from './clock.ts';

const timedOut = expect.objectContaining({ code: 'timed-out' }) as Error;

test('a limited clock stops when its time is over', async () => {
  const clock = limitedClock(replayClock(new AbortController().signal), 15_000);
  await clock.sleep(14_000);
  clock.throwIfStopped();
  await clock.sleep(1100);
  expect(() => {
    clock.throwIfStopped();
  }).toThrow(timedOut);
});

test('it may begin to count later: cleaning takes its time until the run is stopped, and a minute after that', async () => {
  const stopped = new AbortController();
  const clock = limitedClock(replayClock(new AbortController().signal), 60_000, () => stopped.signal.aborted);
  await clock.sleep(600_000);
  clock.throwIfStopped();
  stopped.abort();
  clock.throwIfStopped();
  await clock.sleep(59_000);
  clock.throwIfStopped();
  await clock.sleep(2000);
  expect(() => {
    clock.throwIfStopped();
  }).toThrow(timedOut);
});

test('a clock that is stopped stays stopped, whatever the limit', () => {
  const stopped = new AbortController();
  const clock = limitedClock(replayClock(stopped.signal), 60_000);
  stopped.abort();
  expect(() => {
    clock.throwIfStopped();
  }).toThrow(expect.objectContaining({ code: 'interrupted' }) as Error);
});
