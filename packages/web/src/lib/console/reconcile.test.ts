import { expect, test } from 'vitest';
import { basisOf, formKey, reconcile } from './reconcile.ts';

const title = { name: 'title', label: 'Title', value: 'Theirs' };
const text = { name: 'text', label: 'Text', value: 'Old text' };
const was = JSON.stringify({ title: 'Old', text: 'Old text' });

test('a field that was not touched takes what somebody else has written', () => {
  const { shown, taken, collisions } = reconcile([title, text], { title: 'Old', text: 'Mine', was, version: '1' });
  expect(shown).toEqual({ title: 'Theirs', text: 'Mine' });
  expect(taken).toEqual([title]);
  expect(collisions).toEqual([]);
});

test('what both have changed is a collision, and the form keeps its own', () => {
  const { shown, taken, collisions } = reconcile([title, text], { title: 'Mine', text: 'Old text', was, version: '1' });
  expect(shown).toEqual({ title: 'Mine', text: 'Old text' });
  expect(taken).toEqual([]);
  expect(collisions).toEqual([{ ...title, entered: 'Mine' }]);
});

test('who has changed it in the same way collides with nobody', () => {
  const { collisions, taken } = reconcile([title], { title: 'Theirs', was, version: '1' });
  expect([collisions, taken]).toEqual([[], []]);
});

test('what is entered into a form of something new stays, and collides with nothing', () => {
  const { shown, collisions } = reconcile([title], { title: 'Mine', version: '' });
  expect(shown).toEqual({ title: 'Mine' });
  expect(collisions).toEqual([]);
});

test('a form that does not say what was there shows every difference', () => {
  for (const broken of [undefined, '', '{', '[', 'null', '7']) {
    const entered = { title: 'Mine', version: '1', ...(broken === undefined ? {} : { was: broken }) };
    expect(reconcile([title], entered).collisions).toHaveLength(1);
  }
});

test('line breaks are the same, however they are sent', () => {
  const lines = { ...text, value: 'one\r\ntwo' };
  const first = reconcile([lines], undefined);
  expect(basisOf({ was: first.was })).toEqual({ text: 'one\ntwo' });
  const { taken, collisions } = reconcile([lines], { text: 'one\r\ntwo', was: first.was, version: '1' });
  expect([taken, collisions]).toEqual([[], []]);
});

test('a form is made anew for a new version, and for a refusal that comes before or after it', () => {
  const entered = { version: '1' };
  expect(formKey(1, undefined)).toBe(formKey(1, entered));
  expect(new Set([formKey(1, undefined), formKey(2, undefined), formKey(2, entered)]).size).toBe(3);
});
