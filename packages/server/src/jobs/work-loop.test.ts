import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followChanges } from '../changes/change-signal.ts';
import { withStore } from './testing/with-store.ts';
import { startLoop, type Work } from './work-loop.ts';

const hour = 3_600_000;
const log = pino({ level: 'silent' });

withStore('a loop of work', (store) => {
  let changes: ReturnType<typeof followChanges>;
  beforeEach(async () => {
    changes = followChanges(store(), () => undefined);
    await changes.start();
  });
  afterEach(() => changes.stop());

  /** Work that notes when it was run, and does the nth of these. */
  function work(...runs: Work['run'][]): Work & { times: Date[]; repeated(count: number): Promise<void> } {
    const times: Date[] = [];
    return {
      name: 'test',
      maxSleepMs: hour,
      times,
      run: (now, stopping) => {
        times.push(now);
        return runs[times.length - 1]?.(now, stopping) ?? Promise.resolve(undefined);
      },
      async repeated(count) {
        while (times.length < count) await sleep(20);
      },
    };
  }

  test('it is repeated at the moment that it names, and not before', async () => {
    const named = new Date(Date.now() + 400);
    const one = work(() => Promise.resolve(named));
    const loop = startLoop(one, { changes, log });
    await one.repeated(2);
    await loop.stop();
    expect(one.times).toHaveLength(2);
    expect(one.times[1]?.getTime()).toBeGreaterThanOrEqual(named.getTime() - 1);
  });

  test('it is repeated when another replica changes something, once for many changes', async () => {
    const one = work();
    const loop = startLoop(one, { changes, log });
    await one.repeated(1);
    for (let count = 0; count < 20; count += 1) await store().pool.query("select pg_notify('scs_changes', 'another')");
    await one.repeated(2);
    await loop.stop();
    expect(one.times.length).toBeLessThan(20);
  });

  test('what fails is repeated', async () => {
    const one = work(() => Promise.reject(new Error('broken')));
    const loop = startLoop(one, { changes, log });
    await one.repeated(2);
    await loop.stop();
    expect(one.times).toHaveLength(2);
  });

  test('stopping waits for what is being done, and starts nothing more', async () => {
    let isDone = false;
    const one = work(async () => {
      await sleep(200);
      isDone = true;
      return new Date(0);
    });
    const loop = startLoop(one, { changes, log });
    await one.repeated(1);
    await Promise.all([loop.stop(), loop.stop()]);
    expect([isDone, one.times.length]).toEqual([true, 1]);
  });
});
