import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkTokens } from './link-tokens.ts';

const links = linkTokens('key');

test('a token leads to its subscription, and to it alone', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(42), fc.constantFrom('A', '_', '-', '9'), (id, at, letter) => {
      const token = links.tokenOf(id);
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(links.subscriptionOf(token)).toBe(id);
      expect(linkTokens('another key').subscriptionOf(token)).toBeUndefined();
      const forged = token.slice(0, at) + letter + token.slice(at + 1);
      if (forged !== token) expect(links.subscriptionOf(forged)).toBeUndefined();
    }),
  );
});

test.each(['', 'x', 'A'.repeat(43), '../'.repeat(20)])('%j is no token', (text) => {
  expect(links.subscriptionOf(text)).toBeUndefined();
});
