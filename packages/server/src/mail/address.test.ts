import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, readMailbox } from './address.ts';

test.each([
  ['anna@example.com', 'anna@example.com'],
  [' Anna.Maria+status@EXAMPLE.com ', 'Anna.Maria+status@example.com'],
  ['anna@Bücher.example', 'anna@xn--bcher-kva.example'],
  ['', undefined],
  ['anna', undefined],
  ['@example.com', undefined],
  ['anna@localhost', undefined],
  ['anna@127.0.0.1', undefined],
  ['anna@[127.0.0.1]', undefined],
  ['anna@example.com\r\nBcc: eve@example.com', undefined],
  ['anna@example.com, eve@example.com', undefined],
  ['"anna maria"@example.com', undefined],
  ['anna\u200b@example.com', undefined],
  ['anna@exa\u200bmple.com', undefined],
  ['anna@example.com/x', undefined],
  [`${'a'.repeat(65)}@example.com`, undefined],
  [`a@${'b.'.repeat(130)}example`, undefined],
])('%j is the address %s', (text, address) => {
  expect(readAddress(text)).toBe(address);
});

test('whatever somebody writes, an address ends no header and holds one at sign', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('@', 'a', '.com', '\r\n', '<', '>', ',', '\0'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const address = readAddress(pieces.join(''));
      if (address !== undefined) expect(address).toMatch(/^[\x21-\x7e]+@[a-z0-9.-]+$/);
    }),
  );
});

test('a mailbox has a name or none', () => {
  expect(readMailbox('Example "Cloud" <status@example.com>')).toEqual({
    name: 'Example Cloud',
    address: 'status@example.com',
  });
  expect(readMailbox('status@example.com')).toEqual({ name: null, address: 'status@example.com' });
  expect(readMailbox('Status <status>')).toBeUndefined();
});
