import { describe, expect, test } from 'vitest';
import { isMarked, markFor, newRunId, runOf } from './mark.ts';

describe('what tells our resources from others', () => {
  const run = newRunId(new Uint8Array([1, 2, 3, 4, 5, 6]));
  const mark = markFor(run, '_scs-0101-net');

  test('a name with the id of a run', () => {
    expect(run).toBe('r0102030405');
    expect(mark.name).toBe('_scs-0101-net-r0102030405');
    expect(runOf(mark.name)).toBe(run);
    expect(runOf('scs-member-role-test-secret-r0102030405')).toBe(run);
  });

  test.each([
    '_scs-0101-net',
    'scs-test-volume',
    'my-scs-test-volume-r0102030405',
    'scs-test-volume-r01',
    '',
    null,
    undefined,
  ])('%j is not ours', (name) => {
    expect(runOf(name)).toBeUndefined();
  });

  test('and a second mark that names the same run', () => {
    expect(isMarked({ name: mark.name, description: mark.description })).toBe(true);
    expect(isMarked({ name: mark.name, metadata: mark.metadata })).toBe(true);
    expect(isMarked({ name: mark.name, tags: [mark.tag] })).toBe(true);
    expect(isMarked({ name: mark.name })).toBe(false);
    expect(isMarked({ name: mark.name, description: markFor('r9999999999', 'x').description })).toBe(false);
    expect(isMarked({ name: 'prod', metadata: mark.metadata })).toBe(false);
  });
});
