import { expect, test } from 'vitest';
import { consoleTextsIn } from '../texts.ts';
import { translateProblem } from './translate-problem.ts';

const english = {
  type: 'urn:scs:problem:invalid',
  title: 'A field is wrong',
  status: 400,
  detail: '',
  instance: '/api/v1/incidents',
  code: 'invalid',
  hint: 'Correct the field and send the request again.',
  errors: [],
  requestId: 'abc',
};
const german = { language: 'de', timeZone: 'Europe/Berlin', texts: consoleTextsIn('de') };

function field(path: string, message: string, instance = '/api/v1/incidents') {
  return translateProblem({ ...english, instance, detail: `${path}: ${message}`, errors: [{ path, message }] }, german);
}

test('a field is called as in the form, and moments stand in the time zone of the page', () => {
  const told = field('endedAt', 'is 2026-11-19T09:00:00Z, before beganAt 2026-11-20T10:00:00.000Z');
  expect(told.detail).toMatch(/^Endete: Das Ende, 19\. Nov\.? 2026, 10:00 MEZ, liegt vor dem Beginn, 20\./);
  expect(told.errors).toEqual([{ path: 'endedAt', message: told.detail.replace('Endete: ', '') }]);
  expect(told.hint).toContain('senden Sie das Formular noch einmal');
  expect(told).not.toHaveProperty('original');
});

test.each([
  [
    'value',
    'another severity has the value 33 already',
    '/api/v1/severities',
    /^Wert: Ein anderer Schweregrad hat den Wert 33/,
  ],
  ['value', 'Too big: expected number to be <=100', '/api/v1/severities/1', /^Wert: Das darf höchstens 100 sein\.$/],
  [
    'displayName',
    'Too big: expected string to have <=100000 characters',
    '/api/v1/components',
    /^Name: .* 100\.000 Zeichen/,
  ],
  ['email', 'must be an email address', '/api/v1/invitations', /^E-Mail: Das muss eine E-Mail-Adresse sein/],
  ['body', 'must not be empty', '/api/v1/incidents/1/post-mortem', /^Text: Das darf nicht leer sein\.$/],
  [
    'affects[0].severity',
    'Invalid input: expected int, received string',
    '/api/v1/incidents',
    /^Wie schlimm: .*ganze Zahl/,
  ],
  ['content.displayName', 'must not be empty', '/api/v1/templates', /^Titel: /],
  ['id', 'must be a UUID', '/api/v1/incidents/nothing', /^Das ist keine Kennung\.$/],
])('%s: %s', (path, message, instance, said) => {
  expect(field(path, message, instance).detail).toMatch(said);
});

test('roles and quoted names are written as the page writes them', () => {
  const detail = 'This needs the role operator; Some reader has the role reader.';
  expect(translateProblem({ ...english, code: 'forbidden', detail }, german).detail).toBe(
    'Dafür braucht es die Rolle „Betreiber“; Ihre ist „Leser“.',
  );
  const taken = 'There is a severity "limited" already.';
  expect(translateProblem({ ...english, code: 'conflict', detail: taken }, german).detail).toBe(
    'Den Schweregrad „limited“ gibt es schon.',
  );
});

test('nobody is shown the id of what is in use', () => {
  const [component, incident] = [crypto.randomUUID(), crypto.randomUUID()];
  const detail = `The component ${component} is affected by the incident ${incident}, and perhaps by others.`;
  const told = translateProblem({ ...english, code: 'conflict', detail }, german);
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`${component}|${incident}`));
});

test('what the catalogue lacks is told by its code, with the words of the API behind it', () => {
  const told = translateProblem(
    { ...english, code: 'conflict', detail: 'A brand-new reason.', hint: 'Do this.' },
    german,
  );
  expect(told.detail).toBe('Das verträgt sich nicht mit dem, was da ist.');
  expect(told.hint).toBe('');
  expect(told.original).toBe('A brand-new reason.');
  const wrong = field('displayName', 'must rhyme');
  expect(wrong.detail).toBe('Etwas Eingetragenes passt nicht.');
  expect(wrong.original).toBe('displayName: must rhyme');
  expect(wrong.errors).toEqual([{ path: 'displayName', message: 'Dieser Wert passt nicht.' }]);
});

test('a value that looks like a template stays as it is', () => {
  const told = translateProblem({ ...english, code: 'conflict', detail: '{2} $& is a user already.' }, german);
  expect(told.detail).toBe('{2} $& ist schon da.');
});
