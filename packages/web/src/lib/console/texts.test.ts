import { expect, test } from 'vitest';
import { consoleTextsIn } from './texts.ts';

const files = import.meta.glob<Record<string, string>>(
  ['../../messages/console/*/*.json', '!../../messages/console/*/refusals.json'],
  { eager: true, import: 'default' },
);

test.each(Object.entries(files))('%s has every text, with the same places to fill', (path, texts) => {
  const area = /([^/]+)\.json$/.exec(path)?.[1] ?? '';
  const english = consoleTextsIn('en')[area as keyof ReturnType<typeof consoleTextsIn>] as Record<string, string>;
  expect(Object.keys(texts)).toEqual(Object.keys(english));
  const places = (of = '') => [...new Set(of.match(/\{\w+\}/g))].sort();
  for (const [key, text] of Object.entries(english)) expect(places(texts[key]), key).toEqual(places(text));
});
