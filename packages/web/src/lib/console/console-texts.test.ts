import { expect, test } from 'vitest';

const files = import.meta.glob<Record<string, string>>('../../messages/console/*/*.json', {
  eager: true,
  import: 'default',
});

/** What a text has to be filled with. */
const placesOf = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();

const english = Object.entries(files).filter(([path]) => path.includes('/en/'));

test.each(english)('%s is there in German, too, with the same places to fill', (path, texts) => {
  const german = files[path.replace('/en/', '/de/')] ?? {};
  expect(Object.keys(german).sort()).toEqual(Object.keys(texts).sort());
  for (const [key, text] of Object.entries(texts)) expect(placesOf(german[key]), key).toEqual(placesOf(text));
});
