import { expect, test } from 'vitest';
import { ladderOf } from './ladder.ts';

test('a severity begins above the next smaller one, whatever their order', () => {
  const [broken, limited, odd] = [{ value: 100 }, { value: 66 }, { value: null }];
  expect(ladderOf([broken, odd, limited])).toEqual({
    rungs: [
      { severity: limited, from: 1, to: 66 },
      { severity: broken, from: 67, to: 100 },
    ],
    gapFrom: null,
    unplaced: [odd],
  });
});

test('what nothing reaches is a gap at the top', () => {
  expect(ladderOf([{ value: 40 }]).gapFrom).toBe(41);
  expect(ladderOf([])).toEqual({ rungs: [], gapFrom: 1, unplaced: [] });
});
