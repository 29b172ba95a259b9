import { expect, test } from 'vitest';
import { strip, stripEnd } from './white-space.ts';

test.each([
  ['\u0085 encrypted\u00a0', 'encrypted'],
  ['\u001cencrypted\u001f', 'encrypted'],
  ['\ufeffencrypted', '\ufeffencrypted'],
  ['\t \n', ''],
  ['a b', 'a b'],
])('white space is what Python takes for it: %j', (text, stripped) => {
  expect(strip(text)).toBe(stripped);
});

test('the begin of a text stays', () => {
  expect(stripEnd(' a \u0085')).toBe(' a');
});
