import { expect, test } from 'vitest';
import { deriveExtraSpecs, deriveFlavorSpecs } from './derive-extra-specs.ts';
import { findInconsistencies } from './find-inconsistencies.ts';
import type { FlavorName } from './model.ts';
import { parseFlavorNameOrThrow } from './parse-flavor-name.ts';

function flavor(name: string): FlavorName {
  const parsed = parseFlavorNameOrThrow(name, { grammar: 'compliance' });
  if (parsed === null) throw new Error(`${name} is no SCS name`);
  return parsed.flavor;
}

test('a long name and its short form make four variants, longest first and v1 before v2', () => {
  expect(deriveExtraSpecs(flavor('SCS-2C-4-2x10p_kvm_a2h'))).toEqual({
    'scs:cpu-type': 'dedicated-core',
    'scs:disk0-type': 'nvme',
    'scs:disk1-type': 'nvme',
    'scs:name-v1': 'SCS-2C:4:2x10p-kvm-a2h',
    'scs:name-v2': 'SCS-2C-4-2x10p_kvm_a2h',
    'scs:name-v3': 'SCS-2C:4:2x10p-a',
    'scs:name-v4': 'SCS-2C-4-2x10p_a',
  });
});

test('of several names of one flavor the greatest value of each attribute counts, per disk', () => {
  const several = [flavor('SCS-2V-8-2x10n'), flavor('SCS-4L-4-20h'), flavor('SCS-1V-16.5-')] as const;
  expect(deriveFlavorSpecs(...several)).toEqual({
    cpus: 4,
    'scs:cpu-type': 'shared-core',
    ram: 16.5,
    disk: 20,
    'scs:disk0-type': 'hdd',
    'scs:disk1-type': 'network',
    'scs:name-v1': 'SCS-2V:8:2x10n',
    'scs:name-v2': 'SCS-2V-8-2x10n',
    'scs:name-v3': 'SCS-1V:16.5:',
    'scs:name-v4': 'SCS-4L:4:20h',
    'scs:name-v5': 'SCS-1V-16.5-',
    'scs:name-v6': 'SCS-4L-4-20h',
  });
});

test('a name in v1 and the same in v2 are one name', () => {
  const both = [flavor('SCS-2V:8'), flavor('SCS-2V-8')] as const;
  expect(deriveFlavorSpecs(...both)).toEqual(deriveFlavorSpecs(both[0]));
  expect(findInconsistencies(both)).toEqual([]);
});

test('names that contradict each other are told, with numbers as numbers', () => {
  expect(findInconsistencies([flavor('SCS-2V-8-10n'), flavor('SCS-4V-8')])).toEqual([
    { attribute: 'cpus', values: [2, 4] },
    { attribute: 'diskCount', values: [1, null] },
    { attribute: 'diskSizeGB', values: [10, null] },
    { attribute: 'diskType', values: ['n', null] },
  ]);
});

test('a thousand disks are described, one more is refused', () => {
  expect(Object.keys(deriveExtraSpecs(flavor('SCS-1V-4-1000x10s')))).toHaveLength(1 + 1000 + 2);
  expect(() => deriveExtraSpecs(flavor('SCS-1V-4-1001x10s'))).toThrow(
    expect.objectContaining({ code: 'too-many-disks', position: 9 }),
  );
});
