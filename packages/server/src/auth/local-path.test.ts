import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  ['/incidents?draft=1#top', '/incidents?draft=1#top'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['incidents', '/'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
])('%j leads to %s', (next, path) => {
  expect(localPath(next)).toBe(path);
});

test('nothing leads to another host', () => {
  const tricky = fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', '\t', '\n', 'a', '%', '?', '#') });
  fc.assert(
    fc.property(tricky, (next) => {
      expect(new URL(localPath(`/${next}`), 'https://here.example/sign-in').origin).toBe('https://here.example');
    }),
  );
});
