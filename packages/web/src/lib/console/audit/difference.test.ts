import { expect, test } from 'vitest';
import { differenceOf, nameIn } from './difference.ts';

test('of a change, only what differs is told', () => {
  const before = { id: '1', display_name: 'a', description: 'same', is_redundant: false, version: 3 };
  const after = { displayName: 'b', description: 'same', isRedundant: true };
  expect(differenceOf(before, after)).toEqual([
    { field: 'displayName', was: 'a', is: 'b' },
    { field: 'isRedundant', was: 'false', is: 'true' },
  ]);
});

test('what is emptied was something', () => {
  expect(differenceOf({ description: 'old' }, { description: null })).toEqual([
    { field: 'description', was: 'old', is: undefined },
  ]);
});

test('of what is new, all that was set is told; of what was deleted, all that it was', () => {
  const document = { name: 'x', labels: { a: 'b' }, nothing: null };
  const fields = { name: 'x', labels: 'a: b' };
  expect(differenceOf(null, document)).toEqual(
    Object.entries(fields).map(([field, is]) => ({ field, was: undefined, is })),
  );
  expect(differenceOf(document, null)).toEqual(
    Object.entries(fields).map(([field, was]) => ({ field, was, is: undefined })),
  );
});

test('lists and documents are told as readers write them', () => {
  const after = { phases: ['a', 'b'], affects: [{ severity: 1 }, { severity: 2 }] };
  expect(differenceOf(null, after).map(({ is }) => is)).toEqual(['a, b', 'severity: 1\nseverity: 2']);
});

test('an entry is called what its object was called', () => {
  expect(nameIn({ display_name: 'old' }, { displayName: 'new' })).toBe('new');
  expect(nameIn({ display_name: 'old' }, { isDisabled: true })).toBe('old');
  expect(nameIn(null, {})).toBeUndefined();
});

test('a list in another order is another one', () => {
  expect(differenceOf({ ids: ['a', 'b'] }, { ids: ['b', 'a'] })).toHaveLength(1);
  expect(differenceOf(null, null)).toEqual([]);
});
