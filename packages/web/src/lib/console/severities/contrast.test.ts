import { expect, test } from 'vitest';
import { contrastOf } from './contrast.ts';

test('black and white are at the ends of the scale', () => {
  expect(contrastOf('#000000')).toMatchObject({ light: 21, isLow: true });
  expect(contrastOf('#ffffff')).toMatchObject({ light: 1, isLow: true });
});

test('a colour in the middle stands out from both', () => {
  expect(contrastOf('#348a74')).toMatchObject({ light: 4.1, dark: 4, isLow: false });
  expect(contrastOf('#f5b041').isLow).toBe(true);
});
