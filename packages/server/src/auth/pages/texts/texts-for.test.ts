import { expect, test } from 'vitest';
import { textsFor } from './texts-for.ts';

test.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr, de;q=0.8, en;q=0.5', 'de'],
  ['en;q=0.9, de;q=0.8', 'en'],
  ['de;q=0, fr', 'en'],
  ['deutsch', 'en'],
  [';;q=,,', 'en'],
  [undefined, 'en'],
])('%s is answered in %s', (header, language) => {
  expect(textsFor({ headers: { 'accept-language': header } }).language).toBe(language);
});
