import { describe, expect, test } from 'vitest';
import { imageOf } from '../../testing/samples.ts';
import { findAmbiguousImages } from './os-purpose-uniqueness.ts';
import { findWrongSources, standardImages } from './standard-images.ts';

function standard(suffix: string): (typeof standardImages)[number] {
  const found = standardImages.find((one) => one.suffix === suffix);
  if (found === undefined) throw new Error(suffix);
  return found;
}

describe('standard images', () => {
  test.each([
    ['ubuntu-2404', 'Ubuntu 24.04', true],
    ['ubuntu-2404', 'ubuntu 24.04', false],
    ['ubuntu-2404', 'Ubuntu 24.04 old', false],
    ['debian-13', 'Debian 13', true],
    ['capi-1', 'ubuntu-capi-image v1.33.1', true],
    ['capi-1', 'ubuntu-capi-image-v1.33.1', false],
    ['capi-2', 'ubuntu-capi-image-v1.33', true],
    ['capi-2', 'ubuntu-capi-image-v1.33.x and more', true],
    ['capi-2', 'my ubuntu-capi-image-v1.33', false],
    ['capi-2', 'ubuntu-capi-image-v10.1', false],
  ])('%s is recognised: %j %s', (suffix, name, matches) => {
    expect(standard(suffix).matches(name)).toBe(matches);
  });

  test.each([
    ['ubuntu-2404', 'https://cloud-images.ubuntu.com/releases/noble/release/x.img', 0],
    ['ubuntu-2404', 'https://cloud-images.ubuntu.com/noble/x.img', 0],
    ['ubuntu-2404', 'https://cloud-images.ubuntu.com/jammy/x.img', 1],
    ['ubuntu-2204', 'https://cloud-images.ubuntu.com/jammy/x.img', 0],
    ['debian-12', 'https://cdimage.debian.org/cdimage/cloud/bookworm/x', 0],
    ['debian-12', 'http://cdimage.debian.org/cdimage/cloud/bookworm/x', 1],
  ])('%s from %s', (suffix, image_source, problems) => {
    const { named } = standard(suffix);
    expect(
      findWrongSources(standard(suffix), [imageOf({ name: named.replaceAll('"', ''), image_source })], false),
    ).toHaveLength(problems);
  });

  test('a missing source is wrong, no image at all is not', () => {
    expect(findWrongSources(standard('ubuntu-2404'), [imageOf()], false)).toHaveLength(1);
    expect(findWrongSources(standard('ubuntu-2404'), [], false)).toEqual([]);
  });
});

describe('scs-0102-os_purpose-uniqueness', () => {
  const generic = { architecture: 'x86_64', os_distro: 'ubuntu', os_version: '24.04', os_purpose: 'generic' };

  test.each([
    ['the same twice', [{}, {}], 1],
    ['another architecture', [{}, { architecture: 'aarch64' }], 0],
    ['another purpose', [{}, { os_purpose: 'minimal' }], 0],
    ['not public', [{}, { visibility: 'community' }], 0],
    ['hidden', [{}, { os_hidden: true }], 0],
    ['no distribution', [{ os_distro: '' }, { os_distro: '' }], 0],
    ['no architecture is one, too', [{ architecture: undefined }, { architecture: '' }], 1],
    ['three times', [{}, {}, {}], 2],
  ])('%s', (_, overrides, problems) => {
    expect(
      findAmbiguousImages(
        overrides.map((one) => imageOf({ ...generic, ...one })),
        false,
      ),
    ).toHaveLength(problems);
  });
});
