import { expect, test } from 'vitest';
import { oneOfFew } from './one-of-few.ts';

test('no more run at a time than may, all come to their turn, and who comes when too many wait is refused', async () => {
  const inTurn = oneOfFew(2, 3, 'Too many wait.');
  let [running, most] = [0, 0];
  const ends: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  const all = Array.from({ length: 5 }, () => inTurn(work));
  await expect(inTurn(work)).rejects.toMatchObject({ code: 'too-many-requests', message: 'Too many wait.' });
  for (let ended = 0; ended < 5;) {
    const end = ends.shift();
    if (end !== undefined) ended += 1;
    end?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(all);
  expect(most).toBe(2);
});
