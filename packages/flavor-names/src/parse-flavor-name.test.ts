import { describe, expect, test } from 'vitest';
import { deriveFlavorSpecs } from './derive-extra-specs.ts';
import { describeFlavor } from './describe-flavor.ts';
import { parseFlavorName, parseFlavorNameOrThrow } from './parse-flavor-name.ts';
import type { ParsedName, Strategy } from './parse-flavor-name.ts';
import { printFlavorName } from './print-flavor-name.ts';
import { shortFlavorName } from './short-flavor-name.ts';
import vectors from './testing/vectors.json' with { type: 'json' };

function errorOf(name: unknown, grammar?: Strategy) {
  const parsed = parseFlavorName(name, grammar === undefined ? {} : { grammar });
  if (parsed.kind !== 'invalid') throw new Error(`${String(name)} was taken as ${parsed.kind}`);
  return parsed.error;
}

function canonicalOf(parsed: ParsedName): string | undefined {
  return parsed.kind === 'scs' ? printFlavorName(parsed.flavor) : undefined;
}

describe('the outcomes of the reference', () => {
  test.each(vectors)('$grammar reads $name', (vector) => {
    const parsed = parseFlavorName(vector.name, { grammar: vector.grammar === 'v1' ? 'v1' : 'v3' });
    if (vector.flavor === undefined) {
      expect(parsed.kind).toBe('invalid');
      if (parsed.kind === 'invalid') expect(parsed.error.message).toContain(vector.reason);
      return;
    }
    if (parsed.kind !== 'scs') throw new Error(`${vector.name} was taken as ${parsed.kind}`);
    expect(parsed.flavor).toEqual(vector.flavor);
    expect(printFlavorName(parsed.flavor)).toBe(vector.canonical);
    expect(shortFlavorName(parsed.flavor)).toBe(vector.short);
    expect(describeFlavor(parsed.flavor)).toBe(vector.description);
    // Order counts here: the maps are shown to people as they are.
    expect(JSON.stringify(deriveFlavorSpecs(parsed.flavor))).toBe(JSON.stringify(vector.specs));
  });
});

test.each(['scs-1V-4', 'SC-2T-4', 'm1.tiny', '', ' SCS-1V-4', 'SCS_1V-4'])('%j is none of ours', (name) => {
  expect(parseFlavorName(name)).toEqual({ kind: 'not-scs' });
});

test.each([
  ['SCS-2C-4ou-10n', 'extra-characters', 9, 'SCS-2C-4uo-10n'],
  ['SCS-2iT-4', 'main-part', 5, 'SCS-2Ti-4'],
  ['SCS-2c-4-10N', 'main-part', 5, 'SCS-2C-4-10n'],
  ['SCS-2C-4-10_hwv_xen', 'extra-characters', 15, 'SCS-2C-4-10_xen_hwv'],
  ['SCS-2C-4-10_ib_ib', 'extra-characters', 14, 'SCS-2C-4-10_ib'],
  ['SCS-2C-4-_ib_hwv', 'extra-characters', 12, 'SCS-2C-4-_hwv_ib'],
  ['SCS-2C_4_10n-z3', 'main-part', 6, 'SCS-2C-4-10n_z3'],
  ['SCS-2C:4:10n-z3', 'wrong-grammar', 6, 'SCS-2C-4-10n_z3'],
  ['SCS-16V-64_ib_gna-72', 'extra-characters', 13, 'SCS-16V-64_gNa-72_ib'],
  ['SCS-16V-64_GNa_ib', 'value-not-allowed', 13, 'SCS-16V-64_GNa'],
  ['SCS-1V-4\n', 'extra-characters', 8, 'SCS-1V-4'],
  ['SCS-2V-3,5', 'extra-characters', 8, 'SCS-2V-3.5'],
  ['SCS-2C-4-n_bms_3', 'extra-characters', 14, null],
  ['SCS-1V-1.25', 'value-not-allowed', 7, null],
  ['SCS-1V-4..', 'number-unreadable', 7, null],
  ['SCS-0V-1', 'value-not-allowed', 4, null],
  ['SCS-V-1', 'value-not-allowed', 4, null],
  ['SCS-1V-4-0', 'value-not-allowed', 9, null],
  ['SCS-1V-4-0x10', 'value-not-allowed', 9, null],
  ['SCS-1V-4-10_z3hhhh', 'value-not-allowed', 14, null],
  ['SCS-1V-4-10_a6', 'value-not-allowed', 13, null],
  ['SCS-1V-4-10_r1', 'value-not-allowed', 13, null],
  ['SCS-1V-4_GNx', 'value-not-allowed', 11, null],
  ['SCS-1V-4_GNa-0', 'value-not-allowed', 13, null],
  ['SCS-1V-4_GNconstructor', 'value-not-allowed', 11, null],
] as const)('%j is refused with %s at %i, and %j is suggested', (name, code, position, suggestion) => {
  const error = errorOf(name);
  expect(error).toMatchObject({ code, position, input: name });
  expect(error.suggestion).toBe(suggestion);
});

test('of a vendor before a final line feed the value is judged, as the end of the line ends the name in Python', () => {
  expect(errorOf('SCS-1V-4_z9\n').reason).toBe('cpugen can not be set to 9; must be 0 to 6 for vendor z');
  expect(errorOf('SCS-1V-4_z3\n').reason).toBe('Extra characters: \n');
  expect(errorOf('SCS-1V-4_z3x').reason).toBe('Extra characters: _z3x');
});

test('infinite memory is refused', () => {
  expect(errorOf(`SCS-1V-${'9'.repeat(400)}`).reason).toBe(
    'ram can not be set to inf; must be positive multiple of 0.5',
  );
});

test.each([
  ['SCS-99999999999999999999V-4'],
  ['SCS-1V-4-99999999999999999999x88888888888888888888s'],
  ['SCS-1V-100000'],
])('%s keeps its digits', (name) => {
  expect(canonicalOf(parseFlavorName(name))).toBe(name);
});

test('a number of more digits than the reference reads is refused', () => {
  expect(parseFlavorName(`SCS-${'9'.repeat(4300)}V-4`).kind).toBe('scs');
  expect(errorOf(`SCS-${'9'.repeat(4301)}V-4`).code).toBe('number-unreadable');
  expect(errorOf(`SCS-${'9'.repeat(4301)}`).code).toBe('main-part');
});

describe('strategies', () => {
  const v1 = 'SCS-2V:4:10-hwv';
  const v2 = 'SCS-2V-4-10_hwv';
  const outcome = (name: string, grammar: Strategy) => {
    const parsed = parseFlavorName(name, { grammar });
    if (parsed.kind === 'invalid') return parsed.error.code;
    if (parsed.kind === 'not-scs') return parsed.kind;
    return [parsed.grammar, ...parsed.warnings.map(({ code }) => code)].join(' ');
  };
  test.each([
    ['v1', 'v1', 'wrong-grammar'],
    ['v1/v2', 'v1', 'v2 other-grammar'],
    ['v2/v1', 'v1 other-grammar', 'v2'],
    ['v2', 'wrong-grammar', 'v2'],
    ['v3', 'wrong-grammar', 'v3'],
    ['latest', 'wrong-grammar', 'v3'],
    ['compliance', 'v1 other-grammar', 'v3'],
  ] as const)('%s', (grammar, expectedOfV1, expectedOfV2) => {
    expect(outcome(v1, grammar)).toBe(expectedOfV1);
    expect(outcome(v2, grammar)).toBe(expectedOfV2);
  });

  test('when none reads the name, the error is that of the first', () => {
    expect(errorOf('SCS-2V:4:10-xyz', 'compliance').reason).toBe('Failed to parse main part');
    expect(errorOf('SCS-2V:4:10-xyz', 'v1/v2').reason).toBe('Extra characters: -xyz');
  });

  test('v1 does not know Cloud Hypervisor', () => {
    expect(errorOf('SCS-1V:4:10-chy', 'v1').reason).toBe('Extra characters: -chy');
    expect(parseFlavorName('SCS-1V:4:10-kvm', { grammar: 'v1' }).kind).toBe('scs');
  });

  test('a wrong grammar is named together with the reference’s own words', () => {
    expect(errorOf(v1).message).toContain('non-tolerable');
    expect(errorOf(v1).message).toContain('Failed to parse main part');
  });
});

test.each([
  ['SCS-1V-4', []],
  ['SCS-2C-4-', ['sizeless-disk']],
  ['SCS-2C-4-x10', ['empty-disk-count', 'not-canonical']],
  ['SCS-2C-4-2000x10', ['many-disks']],
  ['SCS-2C-4_GNah-10', ['memory-without-units']],
  ['SCS-01V-4', ['not-canonical']],
  ['SCS-2C:4:n', ['other-grammar', 'sizeless-disk']],
])('%s is taken with the warnings %j', (name, codes) => {
  const parsed = parseFlavorNameOrThrow(name, { grammar: 'compliance' });
  expect(parsed?.warnings.map(({ code }) => code)).toEqual(codes);
});

test.each([undefined, null, 4, {}, [], Symbol('SCS-1V-4'), () => 'SCS-1V-4', new String('SCS-1V-4')])(
  'a value that is no string is refused with a code (%#)',
  (value) => {
    expect(errorOf(value).code).toBe('not-a-string');
  },
);

test('an unknown grammar is refused with a code', () => {
  const grammar = JSON.parse('"toString"') as Strategy;
  expect(errorOf('SCS-1V-4', grammar).code).toBe('unknown-grammar');
});

test('the throwing variant throws the coded error, and gives null for a name that is none of ours', () => {
  expect(() => parseFlavorNameOrThrow('SCS-')).toThrow(
    expect.objectContaining({ name: 'FlavorNameError', code: 'main-part' }),
  );
  expect(parseFlavorNameOrThrow('m1.tiny')).toBeNull();
});
