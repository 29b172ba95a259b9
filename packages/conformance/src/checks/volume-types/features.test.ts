import { describe, expect, test } from 'vitest';
import { featuresOf, findListProblems } from './features.ts';

const typeOf = (description: string | null): Parameters<typeof featuresOf>[0] => ({
  id: '1',
  name: 'fast',
  description,
});

describe('features of volume types', () => {
  test.each([
    [null, undefined, 0],
    ['plain', undefined, 0],
    ['[scs:]', [], 0],
    ['[scs:encrypted]', ['encrypted'], 0],
    ['[scs:encrypted, replicated] fast', ['encrypted', 'replicated'], 0],
    ['[scs:  encrypted ,replicated ]', ['encrypted', 'replicated'], 0],
    ['[scs:replicated, encrypted]', ['replicated', 'encrypted'], 1],
    ['[scs:encrypted, encrypted]', ['encrypted', 'encrypted'], 1],
    ['[scs:encrypted, encrypted, ]', ['encrypted', 'encrypted', ''], 3],
    ['[scs: ]', [''], 1],
    ['[scs:Encrypted]', ['Encrypted'], 1],
    ['[scs:encrypted', undefined, 0],
    [' [scs:nonsense]', undefined, 0],
    ['[scs:a[b]', undefined, 0],
  ])('%j', (description, features, problems) => {
    expect(featuresOf(typeOf(description))).toEqual(features);
    expect(findListProblems(typeOf(description))).toHaveLength(problems);
  });

  test('the finding proposes the right list', () => {
    const [finding] = findListProblems(typeOf('[scs:replicated, fast, encrypted]'));
    expect(finding?.mend?.[0]).toContain('[scs:encrypted, replicated]');
  });
});
