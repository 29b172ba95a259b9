import { expect, test } from 'vitest';
import { en, type OwnWord } from './en.ts';
import { inOwnWords, ownWords } from './own-words.ts';

const moments = {
  planned: '2026-03-01T20:00:12.5Z',
  end: '2026-03-01T21:00:00Z',
  before: '2026-03-01T20:30:00Z',
  recorded: '2026-03-02T08:10:00Z',
};

test.each(Object.keys(en) as OwnWord[])('%s is found again, with its moments', (word) => {
  const text = ownWords(word, moments);
  const german = inOwnWords(text, 'de');
  expect(german).not.toBe(text);
  const minutes = (of: string) => (of.match(/2026-\d\d-\d\d \d\d:\d\d UTC/g) ?? []).sort();
  expect(minutes(german)).toEqual(minutes(text));
  expect(german).not.toMatch(/[{}]/);
  expect(inOwnWords(text, 'en')).toBe(text);
  expect(inOwnWords(text, 'fr')).toBe(text);
});

test('two sentences are both told, by the clocks of the page', () => {
  const text = `${ownWords('hasStartedAsPlanned')} ${ownWords('wasRecorded', moments)}`;
  expect(inOwnWords(text, 'de', (at) => `<${at}>`)).toBe(
    'Die Wartung hat wie geplant begonnen. Eingetragen am <2026-03-02T08:10:00Z>: Zum Zeitpunkt selbst konnte die Statusseite es nicht.',
  );
});

test.each([
  '',
  'Maintenance started, at last',
  'The maintenance has started as planned. We are glad.',
  'The maintenance has started as planned. Recorded at noon.',
  'The maintenance has started, later than planned (soon).',
])('what somebody else wrote stays: %s', (text) => {
  expect(inOwnWords(text, 'de')).toBe(text);
});
