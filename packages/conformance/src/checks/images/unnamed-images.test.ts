import { describe, expect, test } from 'vitest';
import { imageOf, noon } from '../../testing/samples.ts';
import { requireName } from './image-finding.ts';
import { findOutdatedImages, replacementName } from './image-recency.ts';
import { freshnessOf } from './is-outdated.ts';
import { findAmbiguousImages } from './os-purpose-uniqueness.ts';

const unnamed = (properties: Record<string, unknown> = {}) => imageOf({ name: null, ...properties });
const outdated = { replace_frequency: 'monthly', provided_until: '2030-01-01', image_build_date: '2020-01-01' };
const generic = { os_purpose: 'generic', os_distro: 'debian', os_version: '12', architecture: 'x86_64' };

describe('an image without a name', () => {
  test('cannot be judged where its name counts, except strictly', () => {
    expect(() => requireName(unnamed(), false)).toThrow(expect.objectContaining({ code: 'undecidable' }));
    expect(requireName(unnamed(), true)).toBe('');
  });

  test('is no obstacle as long as nothing has to be said of it', () => {
    expect(freshnessOf(unnamed(), { now: noon, isStrict: false })).toBe('fresh');
    expect(findAmbiguousImages([unnamed(generic)], false)).toEqual([]);
  });

  test('leaves no verdict when it is outdated, or one of two of a kind', () => {
    const undecidable = expect.objectContaining({ code: 'undecidable' }) as Error;
    expect(() => freshnessOf(unnamed(outdated), { now: noon, isStrict: false })).toThrow(undecidable);
    expect(() => findOutdatedImages([unnamed(), unnamed()], { now: noon, isStrict: false })).toThrow(undecidable);
    expect(() => findAmbiguousImages([unnamed(generic), unnamed(generic)], false)).toThrow(undecidable);
    expect(findAmbiguousImages([unnamed(generic), unnamed(generic)], true)).toHaveLength(1);
  });
});

test.each(['constructor', 'toString', '__proto__'])('a replace_frequency of %s is none', (frequency) => {
  const image = imageOf({ ...outdated, replace_frequency: frequency });
  expect(freshnessOf(image, { now: noon, isStrict: false })).toBe('fresh');
});

test.each([
  ['Debian 12 20200101', 'Debian 12'],
  ['Debian  old', 'Debian'],
  ['Debian\u0085', 'Debian'],
  ['Debian', undefined],
])('the replacement of %j is called %j', (name, replacement) => {
  expect(replacementName(name)).toBe(replacement);
});
