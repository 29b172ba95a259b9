import { expect, test } from 'vitest';
import { pythonFloat } from './python-float.ts';

test.each([
  [4, '4.0'],
  [0.5, '0.5'],
  [1.25, '1.25'],
  [0, '0.0'],
  [-0, '-0.0'],
  [123456, '123456.0'],
  [9007199254740992, '9007199254740992.0'],
  [1e16, '1e+16'],
  [123456789012345680, '1.2345678901234568e+17'],
  [1e22, '1e+22'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-10, '1.5e-10'],
  [-2.5, '-2.5'],
  [Number.POSITIVE_INFINITY, 'inf'],
  [Number.NEGATIVE_INFINITY, '-inf'],
  [Number.NaN, 'nan'],
])('%f is written %s', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});
