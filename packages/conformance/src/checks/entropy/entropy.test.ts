import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { flavorOf, imageOf } from '../../testing/samples.ts';
import { judgeEntropyAvailable, judgeFipsTest } from './entropy.ts';
import { parseConsole } from './parse-console.ts';
import { selectFlavor } from './select-flavor.ts';
import { selectImage } from './select-image.ts';
import { endMarker, probeUserData } from './user-data.ts';

const image = (name: string, os_distro?: string, os_version?: string): ReturnType<typeof imageOf> =>
  imageOf({ name, os_distro, os_version });

describe('the image to boot', () => {
  test.each([
    [
      'the newest Debian',
      [image('u', 'ubuntu', '24.04'), image('d11', 'debian', '11'), image('d13', ' Debian ', 'trixie')],
      'd13',
    ],
    [
      'the newest Ubuntu',
      [image('f', 'fedora', '40'), image('u22', 'ubuntu', '22.04'), image('u24', 'ubuntu', '24.04')],
      'u24',
    ],
    ['the first of equals', [image('one', 'fedora', '40'), image('two')], 'one'],
    ['an unknown Debian before any Ubuntu', [image('u', 'ubuntu', '24.04'), image('sid', 'debian', 'sid')], 'sid'],
    ['a version is needed', [image('u', 'ubuntu', '24.04'), image('d', 'debian', '')], 'u'],
    [
      'a version in other letters, with space',
      [image('u', 'ubuntu', '24.04'), image('d', 'Debian', ' Trixie\u0085')],
      'd',
    ],
    ['a version that is no version', [image('d10', 'debian', '10'), image('c', 'debian', 'constructor')], 'd10'],
    ['two digits, a dot, two digits', [image('a', 'ubuntu', '24.4'), image('b', 'ubuntu', '18.04')], 'b'],
  ])('%s', (_, images, name) => {
    expect(selectImage(images).name).toBe(name);
  });

  test('no image leaves no verdict', () => {
    expect(() => selectImage([])).toThrow(expect.objectContaining({ code: 'no-image' }));
  });
});

describe('the flavor to boot', () => {
  const flavors = [
    flavorOf({ name: 'big', vcpus: 4, ram: 8192 }),
    flavorOf({ name: 'small', vcpus: 1, ram: 1024 }),
    flavorOf({ name: 'random', vcpus: 2, ram: 2048, extra_specs: { 'hw_rng:allowed': 'True' } }),
    flavorOf({ name: 'random too', vcpus: 2, ram: 2048, extra_specs: { 'hw_rng:allowed': 'true' } }),
  ];

  test('with a random number generator where there is one, the cheapest, the first of equals', () => {
    expect(selectFlavor(flavors, imageOf({ min_ram: 512 })).name).toBe('random');
    expect(selectFlavor(flavors, imageOf({ min_ram: 4096 })).name).toBe('big');
    expect(selectFlavor(flavors.slice(0, 2), imageOf({ min_ram: 512 })).name).toBe('small');
  });

  test('none with enough RAM leaves no verdict', () => {
    expect(() => selectFlavor(flavors, imageOf({ min_ram: 16_384 }))).toThrow(
      expect.objectContaining({ code: 'no-flavor' }),
    );
  });
});

describe('the report on the console', () => {
  test('is found between other output', () => {
    const report = parseConsole(
      'boot\r\n[ 1.2] cloud-init[5]: _scs-test-entropy-avail: 256 \r\nx _scs-test-fips-test: a: b\n_scs-test-fips-test:c\n_scs-test-end',
    );
    expect([...report]).toEqual([
      ['entropy-avail', ['256']],
      ['fips-test', ['a: b', 'c']],
    ]);
  });

  test.each([
    [['256'], 'pass'],
    [[' 256 ', '1'], 'pass'],
    [['255'], 'fail'],
    [['3700', '256'], 'fail'],
    [[], 'fail'],
  ])('entropy %j: %s', (lines, result) => {
    expect(judgeEntropyAvailable(lines).result).toBe(result);
  });

  test.each([
    [['rngtest: FIPS 140-2 failures: 0'], 'pass'],
    [['failures: 3'], 'pass'],
    [['failures: 5'], 'pass'],
    [['failures: 6'], 'fail'],
    [['failures: 1', 'failures: 99'], 'pass'],
    [['failures:', '12'], 'fail'],
  ])('FIPS %j: %s', (lines, result) => {
    expect(judgeFipsTest(lines).result).toBe(result);
  });

  test.each([[['successes: 1000']], [['failures:  2']], [[]]])('FIPS %j leaves no verdict', (lines) => {
    expect(() => judgeFipsTest(lines)).toThrow(expect.objectContaining({ code: 'probe-failed' }));
  });
});

describe('the cloud-config', () => {
  test('is YAML that ends with the marker, with a mirror for the two distributions that have one', () => {
    const config = parse(probeUserData('debian')) as { final_message: string; apt: object; runcmd: string[] };
    expect(config.final_message).toBe(endMarker);
    expect(config.apt).toHaveProperty('security');
    expect(config.runcmd.at(-1)).toContain(endMarker);
    expect(parse(probeUserData('ubuntu'))).toHaveProperty('apt.primary');
    expect(parse(probeUserData('fedora'))).not.toHaveProperty('apt');
    expect(probeUserData(undefined)).toMatch(/^#cloud-config\n/);
  });
});
