import { expect, test } from 'vitest';
import de from '../messages/de.json';
import { fill, languages, textsIn } from './texts.ts';

test('every language has every text, with the same places to fill', () => {
  const english = textsIn('en');
  expect(languages).toEqual(['en', 'de']);
  // as it is in its file, without what English lends
  expect(Object.keys(de)).toEqual(Object.keys(english));
  for (const language of languages) {
    const texts = textsIn(language);
    for (const [key, text] of Object.entries(english)) {
      const places = (of: string) => (of.match(/\{\w+\}/g) ?? []).sort();
      expect(places(texts[key as keyof typeof texts]), `${language} ${key}`).toEqual(places(text));
    }
  }
  expect(textsIn('xx')).toBe(english);
});

test('texts are filled, and what is not known stays', () => {
  expect(fill('{count} days of {x}', { count: 90 })).toBe('90 days of {x}');
});
