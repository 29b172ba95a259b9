import { expect, test } from 'vitest';
import { moved } from './moved.ts';

test.each([
  ['b', 'up', ['b', 'a', 'c']],
  ['b', 'down', ['a', 'c', 'b']],
  ['a', 'up', ['a', 'b', 'c']],
  ['c', 'down', ['a', 'b', 'c']],
  ['x', 'down', ['a', 'b', 'c']],
] as const)('%s moves %s', (id, direction, order) => {
  expect(moved(['a', 'b', 'c'], id, direction)).toEqual(order);
});
