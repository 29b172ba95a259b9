import { expect, test } from 'vitest';
import { mandatoryFlavors, recommendedFlavors } from './standard-flavors.ts';

const row = ({ name, vcpus, ramMiB, diskGB, extraSpecs }: (typeof mandatoryFlavors)[number]) =>
  [
    name,
    vcpus,
    ramMiB,
    diskGB,
    extraSpecs['scs:cpu-type'],
    extraSpecs['scs:disk0-type'] ?? '-',
    extraSpecs['scs:name-v1'],
  ].join(' ');

test('scs-0103 has 15 mandatory and 16 recommended flavors, each once', () => {
  expect(mandatoryFlavors).toHaveLength(15);
  expect(recommendedFlavors).toHaveLength(16);
  expect(new Set([...mandatoryFlavors, ...recommendedFlavors].map(({ name }) => name)).size).toBe(31);
});

test('each has the values that its name promises', () => {
  expect(mandatoryFlavors.map(row)).toEqual(
    expect.arrayContaining([
      'SCS-1V-4 1 4096 0 shared-core - SCS-1V:4',
      'SCS-1L-1 1 1024 0 crowded-core - SCS-1L:1',
      'SCS-4V-16-100s 4 16384 100 shared-core ssd SCS-4V:16:100s',
    ]),
  );
  expect(recommendedFlavors.map(row)).toEqual(
    expect.arrayContaining([
      'SCS-8V-32-100 8 32768 100 shared-core network SCS-8V:32:100',
      'SCS-1L-1-5 1 1024 5 crowded-core network SCS-1L:1:5',
      'SCS-16V-128 16 131072 0 shared-core - SCS-16V:128',
    ]),
  );
});

test('each has exactly its own name in both spellings', () => {
  for (const { name, extraSpecs } of [...mandatoryFlavors, ...recommendedFlavors]) {
    expect(extraSpecs['scs:name-v2']).toBe(name);
    expect(extraSpecs).not.toHaveProperty(['scs:name-v3']);
  }
});
