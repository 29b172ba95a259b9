import { expect, test } from 'vitest';
import { LabelError, labelsOf, labelsToText } from './labels.ts';

test('labels are written one a line, and read back', () => {
  const labels = { region: 'north', url: 'https://example.com:80', empty: '' };
  expect(labelsToText(labels)).toBe('region: north\nurl: https://example.com:80\nempty: ');
  expect(labelsOf(labelsToText(labels))).toEqual(labels);
  expect(labelsOf('\n region :north  \n\n')).toEqual({ region: 'north' });
});

test.each([
  ['north', 1],
  ['region: north\n: south', 2],
])('%j is refused at line %i', (text, line) => {
  expect(() => labelsOf(text)).toThrow(new LabelError(line));
});
