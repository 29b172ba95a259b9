import { describe, expect, test } from 'vitest';
import { compareWithNova, novaRamGiB } from './compare-with-nova.ts';
import type { NovaFlavor } from './compare-with-nova.ts';
import { parseFlavorNameOrThrow } from './parse-flavor-name.ts';

function deviations(name: string, actual: NovaFlavor, isStrict = false): string[] {
  const parsed = parseFlavorNameOrThrow(name, { grammar: 'compliance' });
  if (parsed === null) throw new Error(`${name} is no SCS name`);
  return compareWithNova(parsed.flavor, actual, { isStrict }).map(
    ({ attribute, kind, promised, actual: found, severity }) =>
      `${severity}: ${attribute} ${kind} ${promised} ${found}`,
  );
}

test.each([
  ['SCS-1V-4', { vcpus: 1, ram: 4096, disk: 0 }, []],
  ['SCS-2V:4:10', { vcpus: 2, ram: 4096, disk: 10 }, []],
  ['SCS-2V-3.5', { vcpus: 2, ram: 3532, disk: 0 }, ['fail: ram less 3.5 3.4', 'info: ram odd 3.5 3.4']],
  [
    'SCS-2V-4',
    { vcpus: 1, ram: 8192, disk: 20 },
    ['fail: cpus less 2 1', 'info: ram more 4 8', 'info: disk more 0 20'],
  ],
  ['SCS-1V-4-10', { vcpus: 2, ram: 4096, disk: 5 }, ['info: cpus more 1 2', 'fail: disk less 10 5']],
  ['SCS-8V-32', { vcpus: 8, ram: 33280, disk: 0 }, ['info: ram more 32 32.5', 'info: ram odd 32 32.5']],
  ['SCS-99999999999999999999V-4', { vcpus: 1, ram: 4096, disk: 0 }, ['fail: cpus less 99999999999999999999 1']],
] as const)('%s on %j', (name, actual, expected) => {
  expect(deviations(name, actual)).toEqual(expected);
});

describe('the least memory that still counts', () => {
  test.each([
    [0.5, 461],
    [1, 973],
    [3.5, 3533],
    [4, 4045],
  ])('as %f GiB is %i MiB', (ramGiB, ramMiB) => {
    expect(novaRamGiB(ramMiB)).toBe(ramGiB);
    expect(novaRamGiB(ramMiB - 1)).toBeLessThan(ramGiB);
  });
});

test('a disk without a size is undecidable, or no disk at all where the comparison is strict', () => {
  const actual = { vcpus: 2, ram: 4096, disk: 10 };
  expect(deviations('SCS-2V-4-n', actual)).toEqual(['undecidable: disk undecidable null 10']);
  expect(deviations('SCS-2V-4-n', actual, true)).toEqual(['info: disk more 0 10']);
});
