import { expect, test } from 'vitest';
import { chooseLanguage, languageCookie } from './choose-language.ts';

const known = ['en', 'de'];

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'en'],
  ['de-AT', 'de'],
  ['fr, de;q=0.8, en;q=0.5', 'de'],
  ['de;q=0.3, en;q=0.9', 'en'],
  ['de;q=0', 'en'],
  ['DE;q=nonsense', 'en'],
])('Accept-Language %j is answered in %s', (accepted, language) => {
  const headers = accepted === undefined ? {} : { 'accept-language': accepted };
  expect(chooseLanguage({ headers }, known)).toBe(language);
});

test('what was chosen by the switch wins, unless there is no such language', () => {
  const headers = { 'accept-language': 'en', cookie: `${languageCookie}=de` };
  expect(chooseLanguage({ headers }, known)).toBe('de');
  expect(chooseLanguage({ headers: { cookie: `${languageCookie}=xx` } }, known)).toBe('en');
});
