import { describe, expect, test } from 'vitest';
import { imageOf, noon } from '../../testing/samples.ts';
import { findOutdatedImages, replacementName } from './image-recency.ts';
import { freshnessOf } from './is-outdated.ts';

const parity = { now: noon, isStrict: false };
const aged = (properties: Record<string, unknown> = {}): ReturnType<typeof imageOf> =>
  imageOf({
    name: 'Ubuntu 22.04',
    replace_frequency: 'monthly',
    provided_until: '2030-01-01',
    image_build_date: '2026-01-01',
    ...properties,
  });
const errorsOf = (images: ReturnType<typeof imageOf>[]): string[] =>
  findOutdatedImages(images, parity)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

describe('freshness', () => {
  test.each([
    ['monthly', '2026-07-19', 'fresh'],
    // 34 days and 2 hours 24 minutes are the limit: 31 days and a tenth
    ['monthly', '2026-07-18 09:37', 'fresh'],
    ['monthly', '2026-07-18 09:35', 'unmarked'],
    ['yearly', '2025-08-01', 'fresh'],
    ['yearly', '2025-06-01', 'unmarked'],
    ['quarterly', '2026-05-13', 'fresh'],
    ['quarterly', '2026-05-01', 'unmarked'],
    ['weekly', '2026-08-14', 'fresh'],
    ['weekly', '2026-08-13', 'unmarked'],
    ['daily', '2026-08-20 12:00', 'fresh'],
    ['daily', '2026-08-19', 'unmarked'],
    ['never', '2019-01-01', 'fresh'],
    ['critical_bug', '2019-01-01', 'fresh'],
    ['fortnightly', '2019-01-01', 'fresh'],
  ])('%s, built %s: %s', (replace_frequency, image_build_date, freshness) => {
    expect(freshnessOf(aged({ replace_frequency, image_build_date }), parity)).toBe(freshness);
  });

  test.each([
    ['none', 'fresh'],
    ['notice', 'fresh'],
    ['2026-08-20', 'fresh'],
    ['2026-08-22', 'unmarked'],
    ['soon', 'bad-promise'],
    ['', 'bad-promise'],
  ])('provided until %j: %s', (provided_until, freshness) => {
    expect(freshnessOf(aged({ provided_until }), parity)).toBe(freshness);
  });

  test.each([
    ['Ubuntu 22.04 old', 'marked'],
    ['Ubuntu 22.04 prev', 'marked'],
    ['Ubuntu 22.04 2026-01-01', 'marked'],
    ['Ubuntu 22.04 20260101', 'marked'],
    ['Ubuntu 22.04 Old', 'unmarked'],
    ['Ubuntu 22.04 old ', 'unmarked'],
    ['old', 'marked'],
  ])('an outdated %j is %s', (name, freshness) => {
    expect(freshnessOf(aged({ name }), parity)).toBe(freshness);
  });

  test('without a build date the upload counts', () => {
    expect(freshnessOf(aged({ image_build_date: 'yesterday' }), parity)).toBe('fresh');
    expect(freshnessOf(aged({ image_build_date: undefined, created_at: '2026-01-01T00:00:00Z' }), parity)).toBe(
      'unmarked',
    );
  });

  test('an outdated image without provided_until leaves no verdict, and is a bad promise in strict', () => {
    const image = aged({ provided_until: undefined });
    expect(() => freshnessOf(image, parity)).toThrow(expect.objectContaining({ code: 'undecidable' }));
    expect(freshnessOf(image, { ...parity, isStrict: true })).toBe('bad-promise');
  });
});

describe('scs-0102-image-recency', () => {
  test('an outdated image with a fresh one under its name without the last word is fine', () => {
    const fresh = aged({ image_build_date: '2026-08-20' });
    expect(errorsOf([aged({ name: 'Ubuntu 22.04 2026-01-01' }), fresh])).toEqual([]);
  });

  test('an outdated image is not replaced by an outdated one, nor by one of another name', () => {
    const old = aged({ name: 'Ubuntu 22.04 old' });
    expect(errorsOf([old, aged()])).toHaveLength(2);
    expect(errorsOf([old, aged({ name: 'Ubuntu', image_build_date: '2026-08-20' })])).toHaveLength(1);
    expect(errorsOf([old])[0]).toContain('no fresh image named "Ubuntu 22.04"');
  });

  test('of several images with one name the last one is the replacement', () => {
    const old = aged({ name: 'Ubuntu 22.04 old' });
    const fresh = aged({ image_build_date: '2026-08-20' });
    expect(errorsOf([old, fresh, aged({ provided_until: 'none' })])).toEqual([]);
    expect(errorsOf([old, fresh, aged()])).toHaveLength(2);
    expect(findOutdatedImages([fresh, fresh], parity)[0]?.severity).toBe('warning');
  });

  test('each finding says which image, what was found, and how to mend it', () => {
    const [finding] = findOutdatedImages([aged({ name: 'Solo' })], parity).filter((one) => one.severity === 'error');
    expect(finding).toMatchObject({
      resource: { type: 'image', name: 'Solo' },
      attribute: 'image_build_date',
      found: '2026-01-01',
    });
    expect(finding?.mend?.[0]).toMatch(/^openstack image set --name 'Solo 2026-01-01' /);
  });

  test('the replacement drops the last word and the blanks before it', () => {
    expect(replacementName('Ubuntu 22.04  old')).toBe('Ubuntu 22.04');
    expect(replacementName('Solo')).toBeUndefined();
  });
});
