import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint } from './by-code-point.ts';

test('orders texts as their code points', () => {
  const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const compare = (a: number[], b: number[]): number => {
    const at = a.findIndex((codePoint, index) => codePoint !== b[index]);
    return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
  };
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\uffff', '\ue000', '\u{10000}', '\u{1f600}', '\ud7ff') });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(compare(codePoints(a), codePoints(b))));
    }),
  );
});
