import { expect, test } from 'vitest';
import { buildFlavorName } from './build-flavor-name.ts';
import { flavorFields } from './flavor-fields.ts';
import type { FlavorInput } from './flavor-fields.ts';
import { gpuCards } from './gpu-cards.ts';
import { parseFlavorName } from './parse-flavor-name.ts';
import { printFlavorName } from './print-flavor-name.ts';

const minimum = { cpus: 2, cpuType: 'V', ram: 4 } satisfies FlavorInput;

function outcome(input: FlavorInput): string | string[] {
  const built = buildFlavorName(input);
  return built.isValid ? built.name : built.errors.map(({ field, code }) => `${field} ${code}`);
}

test.each([
  [{}, ['cpus required', 'cpuType required', 'ram required']],
  [{ ...minimum, cpus: '02', ram: ' 4.0 ', cpuType: 'v' }, 'SCS-2V-4'],
  [{ ...minimum, cpus: 0 }, ['cpus not-a-number']],
  [{ ...minimum, cpus: '1e3' }, ['cpus not-a-number']],
  [{ ...minimum, ram: 1.25 }, ['ram not-a-number']],
  [{ ...minimum, ram: '.' }, ['ram not-a-number']],
  [{ ...minimum, cpuInsecure: 'OFF', ramInsecure: 'Yes' }, 'SCS-2V-4u'],
  [{ ...minimum, cpuInsecure: 'perhaps' }, ['cpuInsecure not-a-boolean']],
  [{ ...minimum, diskSize: 20, diskType: 'S', diskCount: 1 }, 'SCS-2V-4-20s'],
  [{ ...minimum, diskType: 's' }, ['diskType needs-other-field']],
  [{ ...minimum, cpuVendor: 'r', cpuGeneration: 1 }, ['cpuGeneration not-a-choice']],
  [{ ...minimum, cpuVendor: 'z', cpuGeneration: 0 }, 'SCS-2V-4_z'],
  [{ ...minimum, gpuBrand: 'N', gpuGeneration: '3.1' }, ['gpuGeneration not-a-choice']],
  [{ ...minimum, gpuBrand: 'N', gpuType: 'G' }, 'SCS-2V-4_GN'],
  [{ ...minimum, gpuBrand: 'N', gpuVram: 24 }, ['gpuVram needs-other-field']],
  [{ ...minimum, gpuBrand: 'N', gpuUnits: 72, gpuVramPerf: 'h' }, ['gpuVramPerf needs-other-field']],
  [{ ...minimum, gpuBrand: 'N', infiniband: true }, ['infiniband needs-other-field']],
  [{ ...minimum, gpuBrand: 'N', gpuUnits: 72, infiniband: true }, 'SCS-2V-4_GN-72_ib'],
  [JSON.parse('{"cpus":2,"cpuType":"V","ram":4,"colour":"red"}') as FlavorInput, ['colour unknown-field']],
])('%j makes %j', (input, expected) => {
  expect(outcome(input)).toEqual(expected);
});

test('choices follow the vendor and the brand', () => {
  const choices = (name: string, input: FlavorInput) =>
    flavorFields
      .find((field) => field.name === name)
      ?.choices(input)
      .map(({ value }) => value);
  expect(choices('cpuGeneration', {})).toEqual([]);
  expect(choices('cpuGeneration', { cpuVendor: 'r' })).toEqual(['0']);
  expect(choices('cpuGeneration', { cpuVendor: 'z' })).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  expect(choices('gpuGeneration', { gpuBrand: 'I' })).toEqual(['0.9', '0.95', '1', '2', '3', '4']);
});

test.each(gpuCards)('the piece of $card ($share) is part of a valid name', ({ piece, brand }) => {
  const name = `SCS-16V-64_${piece}_ib`;
  const parsed = parseFlavorName(name);
  expect(parsed).toMatchObject({ kind: 'scs', flavor: { gpu: { brand } }, warnings: [] });
  expect(parsed.kind === 'scs' && printFlavorName(parsed.flavor)).toBe(name);
});
