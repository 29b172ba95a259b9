import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, encodeBody } from './encode-body.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['gzip;q=0.000 ,br;q=0.5', 'br'],
  ['gzip; q=0, br ; q=0.0', undefined],
  ['x-gzip, bro', undefined],
])('Accept-Encoding %j is answered in %j', (accepted, encoding) => {
  expect(chooseEncoding(accepted, 100_000)).toBe(encoding);
});

test('what is small is sent as it is', () => {
  expect(chooseEncoding('gzip, br', 200)).toBeUndefined();
});

test('a compressed body is the body', async () => {
  const body = Buffer.from('{"data":[]}'.repeat(1000));
  expect(gunzipSync(await encodeBody(body, 'gzip'))).toEqual(body);
  expect(brotliDecompressSync(await encodeBody(body, 'br'))).toEqual(body);
});
