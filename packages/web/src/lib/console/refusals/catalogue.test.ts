import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogueIn, sayInstead } from './catalogue.ts';
import { apiSentences } from './testing/api-sentences.ts';

const sources = fileURLToPath(new URL('../../../../../server/src', import.meta.url));
const { sentences, opaque } = apiSentences(sources);
const files = import.meta.glob<Record<string, string>>('../../../messages/console/*/refusals.json', {
  eager: true,
  import: 'default',
});
const catalogues = Object.entries(files);
const english = files['../../../messages/console/en/refusals.json'] ?? {};
const placesIn = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();

test.each(catalogues)('%s says something for every sentence of the API', (_, texts) => {
  expect(sentences.size).toBeGreaterThan(150);
  const missing = [...sentences].filter(([sentence]) => !Object.hasOwn(texts, sentence));
  expect(missing.map(([sentence, file]) => `${file}: ${sentence}`)).toEqual([]);
});

test('sentences that cannot be read off the sources are these, whose parts are', () => {
  expect(opaque.toSorted()).toEqual([
    'auth/authenticator.ts: hint',
    'auth/authenticator.ts: message',
    'http/one-of-few.ts: busy',
    // of provisioning files and imports, which the console does not send
    'provisioning/filling-from.ts: hint',
    'provisioning/naming-entry.ts: advice',
    'transfer/reconcile/reconcile.ts: advice',
    'transfer/reconcile/reconcile.ts: list',
    'v1/conventions/json-body.ts: message',
    // of the calendar, whose time zones the console does not ask for
    'v1/uptime/routes.ts: error.message',
    'verb/database-error.ts: conflict[0]',
    'verb/database-error.ts: conflict[1]',
  ]);
});

test.each(catalogues)('%s has the sentences that English has, with the same places to fill', (_, texts) => {
  expect(Object.keys(texts)).toEqual(Object.keys(english));
  for (const [key, said] of Object.entries(texts)) {
    expect(said).not.toBe('');
    expect(placesIn(said), key).toEqual(placesIn(english[key] ?? ''));
    for (const place of placesIn(said)) expect(placesIn(key), key).toContain(place);
  }
});

test('of two templates that fit, the longer one is meant', () => {
  const say = (sentence: string) => sayInstead(catalogueIn('de'), sentence, (value) => value);
  expect(say('Invalid input: expected int, received string')).toBe('Das muss eine ganze Zahl sein.');
  expect(say('Invalid input: expected object, received string')).toBe('Dieser Wert passt nicht.');
  expect(say('There is no incident 1.')).toBe('Diese Störung gibt es nicht.');
  expect(say('There is no bicycle 1.')).toBe('Das gibt es nicht, oder nicht mehr.');
});
