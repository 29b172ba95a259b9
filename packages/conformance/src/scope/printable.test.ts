import { expect, test } from 'vitest';
import { printable, quoted } from './printable.ts';

test('control, format and line-separating characters are spelled out', () => {
  expect(printable('a\u001b[2J\u009b\u202e\u2028b\ud800é😀', 80)).toBe(
    'a\\u{1b}[2J\\u{9b}\\u{202e}\\u{2028}b\\u{d800}é😀',
  );
});

test('long texts are cut', () => {
  expect(printable('x'.repeat(1_000_000), 3)).toBe('xxx…');
  expect(quoted('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
});
