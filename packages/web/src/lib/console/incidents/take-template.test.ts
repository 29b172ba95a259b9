import { expect, test } from 'vitest';
import type { FormValues } from './form-values.ts';
import { choiceOf } from './impact-choice.ts';
import { takeTemplate } from './take-template.ts';

const values = (fields: Record<string, string>, chosen: string[], level: string): FormValues => ({
  fields,
  choice: { chosen, all: { level, exact: '', type: 't' }, own: {} },
});
const blank = values({ displayName: '', description: '', phase: '' }, [], '');
const down = values({ displayName: 'Down', description: 'It is down.', phase: '1/0' }, ['a'], '100');
const slow = values({ displayName: 'Slow', description: 'It is slow.', phase: '1/1' }, ['b'], '33');

test('an untouched form is that of the template', () => {
  const entered = { displayName: '', description: '', phase: '', component: '', type: 't', key: 'k', notify: 'on' };
  const taken = takeTemplate(entered, blank, down);
  expect(taken).toMatchObject({ ...down.fields, key: 'k', notify: 'on' });
  expect(choiceOf(taken)).toEqual(down.choice);
});

test('what was typed stays, field by field', () => {
  const entered = { displayName: 'Mine', description: ' ', phase: '', component: 'c', level: '', type: 't' };
  const taken = takeTemplate(entered, blank, down);
  expect(taken).toMatchObject({ displayName: 'Mine', description: 'It is down.', phase: '1/0', component: 'c' });
  expect(choiceOf(taken).all).toEqual({ level: '100', exact: '', type: 't' });
});

test('from one template to another, what was changed stays', () => {
  const entered = {
    ...down.fields,
    displayName: 'Down in the north',
    component: 'a',
    level: 'exact',
    exact: '80',
    type: 't',
  };
  const taken = takeTemplate({ ...entered, 'level:a': '', 'exact:a': '', 'type:a': '' }, down, slow);
  expect(taken).toMatchObject({ displayName: 'Down in the north', description: 'It is slow.', phase: '1/1' });
  expect(choiceOf(taken)).toEqual({ chosen: ['b'], all: { level: 'exact', exact: '80', type: 't' }, own: {} });
});

test('ratings of single components stay', () => {
  const entered = { ...blank.fields, component: 'a', 'level:a': 'exact', 'exact:a': '7', 'type:a': 'u', type: 't' };
  const own = { a: { level: 'exact', exact: '7', type: 'u' } };
  expect(choiceOf(takeTemplate(entered, blank, slow))).toMatchObject({ chosen: ['a'], own });
});
