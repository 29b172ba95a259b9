import { mandatoryFlavors } from '@scs/flavor-names';
import { describe, expect, test } from 'vitest';
import { flavorOf } from '../../testing/samples.ts';
import { findBrokenPromises, findNameProblems } from './flavor-names.ts';
import { findStandardFlavorProblems, indexFlavors } from './standard-flavors.ts';

const errors = (findings: { severity: string }[]): number =>
  findings.filter(({ severity }) => severity === 'error').length;

describe('scs-0100-syntax-check', () => {
  test.each([
    ['SCS-4V-16-100s', 0],
    ['m1.tiny', 0],
    ['scs-1V-4', 0],
    ['SCS-4V:16:100s', 0],
    ['SCS-1V-4x-wrong', 1],
    ['SCS-', 1],
    ['SCS-1V-4\n', 1],
  ])('%j: %i errors', (name, count) => {
    expect(errors(findNameProblems(flavorOf({ name })))).toBe(count);
  });

  test('a name of an older version passes with a warning', () => {
    expect(findNameProblems(flavorOf({ name: 'SCS-4V:16' }))[0]).toMatchObject({ severity: 'warning' });
  });

  test('the finding says where the mistake is and how to mend it', () => {
    const [finding] = findNameProblems(flavorOf({ name: 'SCS-2V-4ou', id: 'x1' }));
    expect(finding).toMatchObject({ resource: { type: 'flavor', id: 'x1', name: 'SCS-2V-4ou' }, found: 'SCS-2V-4ou' });
    expect(finding?.mend).toContain('openstack flavor delete x1');
  });
});

describe('scs-0100-semantics-check', () => {
  test.each([
    ['SCS-2V-4', 2, 4096, 0, 0],
    ['SCS-2V-4', 1, 4096, 0, 1],
    ['SCS-2V-4', 4, 8192, 50, 0],
    ['SCS-2V-4', 2, 4045, 0, 0],
    ['SCS-2V-4', 2, 4044, 0, 1],
    ['SCS-1V-0.5', 1, 461, 0, 0],
    ['SCS-1V-0.5', 1, 460, 0, 1],
    ['SCS-2V-4-20', 2, 4096, 20, 0],
    ['SCS-2V-4-20', 2, 4096, 10, 1],
    ['SCS-9V-99-99', 1, 1, 1, 3],
    ['SCS-2V:4:20', 2, 4096, 10, 1],
    ['SCS-broken', 1, 1, 1, 0],
    ['m1.tiny', 1, 1, 1, 0],
  ])('%s with %i vCPUs, %i MiB, %i GiB: %i errors', (name, vcpus, ram, disk, count) => {
    expect(errors(findBrokenPromises(flavorOf({ name, vcpus, ram, disk }), false))).toBe(count);
  });

  test('a disk without a size leaves no verdict; strict takes it for none', () => {
    const flavor = flavorOf({ name: 'SCS-2V-4-n', vcpus: 2, disk: 10 });
    expect(() => findBrokenPromises(flavor, false)).toThrow(expect.objectContaining({ code: 'undecidable' }));
    expect(errors(findBrokenPromises(flavor, true))).toBe(0);
  });
});

describe('scs-0103-flavor-…', () => {
  const standard = mandatoryFlavors.find(({ name }) => name === 'SCS-2V-4-20s');
  if (standard === undefined) throw new Error('the table has lost a flavor');
  const proper = { name: standard.name, vcpus: 2, ram: 4096, disk: 20, extra_specs: { ...standard.extraSpecs } };
  const problems = (...flavors: Parameters<typeof flavorOf>[0][]): (string | undefined)[] =>
    findStandardFlavorProblems(standard, flavors.map(flavorOf)).map(({ attribute }) => attribute);

  test('a proper flavor has none, whatever else it carries and whatever its name', () => {
    expect(problems(proper)).toEqual([]);
    expect(problems({ ...proper, name: 'small', extra_specs: { ...proper.extra_specs, colour: 'blue' } })).toEqual([]);
  });

  test('each difference is a finding', () => {
    expect(problems({ ...proper, vcpus: 4, ram: 4095, disk: 21 })).toEqual(['vcpus', 'ram', 'disk']);
    expect(problems({ ...proper, extra_specs: {} })).toEqual(
      expect.arrayContaining(['scs:cpu-type', 'scs:disk0-type', 'scs:name-v1', 'scs:name-v2']),
    );
    expect(problems({ ...proper, extra_specs: { ...proper.extra_specs, 'scs:disk0-type': 'nvme' } })).toEqual([
      'scs:disk0-type',
    ]);
    expect(problems({ ...proper, name: 'SCS-2V:4:20s', extra_specs: {} })).toEqual(['name']);
  });

  test('the extra spec counts before the name, and the last one of several', () => {
    const [one, two, named] = [
      flavorOf({ id: '1', name: 'a', extra_specs: { 'scs:name-v2': 'SCS-1V-4' } }),
      flavorOf({ id: '2', name: 'b', extra_specs: { 'scs:name-v2': 'SCS-1V-4' } }),
      flavorOf({ id: '3', name: 'SCS-1V-4' }),
    ];
    expect(indexFlavors([named, one, two]).get('SCS-1V-4')?.id).toBe('2');
    expect(indexFlavors([named, flavorOf({ id: '4', name: 'SCS-1V-4' })]).get('SCS-1V-4')?.id).toBe('3');
  });
});
