import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { v1ToV2Text, v2ToV1Text } from './convert-text.ts';
import { deriveExtraSpecs, deriveFlavorSpecs } from './derive-extra-specs.ts';
import { describeFlavor } from './describe-flavor.ts';
import { FlavorNameError } from './flavor-name-error.ts';
import type { CpuBrand, CpuRam, Disk, FlavorName, Gpu, Integer } from './model.ts';
import { buildFlavorName } from './build-flavor-name.ts';
import { flavorFields } from './flavor-fields.ts';
import type { FlavorInput } from './flavor-fields.ts';
import { cpuGenerations, gpuGenerations } from './tables.ts';
import { parseFlavorName } from './parse-flavor-name.ts';
import type { Strategy } from './parse-flavor-name.ts';
import { printFlavorName } from './print-flavor-name.ts';
import { scanFlavor } from './scan-flavor.ts';
import { shortFlavorName } from './short-flavor-name.ts';
import { oracle } from './testing/regex-oracle.ts';

const integer: fc.Arbitrary<Integer> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 4096 }) },
  fc.bigInt({ min: 1n, max: 10n ** 30n }).map((value) => (value <= Number.MAX_SAFE_INTEGER ? Number(value) : value)),
);

const cpuRam: fc.Arbitrary<CpuRam> = fc.record({
  cpus: integer,
  cpuType: fc.constantFrom('L', 'V', 'T', 'C'),
  cpuInsecure: fc.boolean(),
  ramGiB: fc.oneof(
    fc.integer({ min: 1, max: 100_000 }).map((halves) => halves / 2),
    fc.double({ min: 2 ** 52, max: Number.MAX_VALUE, noNaN: true, noDefaultInfinity: true }).map(Math.floor),
  ),
  ramInsecure: fc.boolean(),
  ramOversubscribed: fc.boolean(),
});

const disk: fc.Arbitrary<Disk> = fc.record({
  count: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, integer),
  sizeGB: fc.option(integer),
  type: fc.constantFrom('', 'n', 'h', 's', 'p'),
});

/** Generation 0 and none print alike, so that a canonical value has none. */
const cpuBrand: fc.Arbitrary<CpuBrand> = fc.constantFrom('i', 'z', 'a', 'r').chain((vendor) =>
  fc.record({
    vendor: fc.constant(vendor),
    generation: fc.constantFrom(null, ...cpuGenerations[vendor].keys().drop(1)),
    perf: fc.constantFrom('', 'h', 'hh', 'hhh'),
  }),
);

const gpu: fc.Arbitrary<Gpu> = fc
  .constantFrom('N', 'A', 'I')
  .chain((brand) =>
    fc.record({
      type: fc.constantFrom('g', 'G'),
      brand: fc.constant(brand),
      generation: fc.constantFrom('', ...gpuGenerations[brand].keys()),
      units: fc.option(integer),
      perf: fc.constantFrom('', 'h', 'hh'),
      vramGiB: fc.option(integer),
      vramPerf: fc.constantFrom('', 'h', 'hh'),
    }),
  )
  .filter(({ units, perf, vramGiB, vramPerf }) => (vramGiB === null ? vramPerf === '' : units !== null || perf !== ''));

/** Every value that a name can say, once each: the values between which the canonical name distinguishes. */
const canonicalFlavor: fc.Arbitrary<FlavorName> = fc
  .record({
    cpuRam,
    disk: fc.option(disk, { nil: undefined }),
    hypervisor: fc.option(fc.constantFrom('kvm', 'chy', 'xen', 'hyv', 'vmw', 'bms'), { nil: undefined }),
    hardwareVirtualization: fc.boolean(),
    cpuBrand: fc.option(cpuBrand, { nil: undefined }),
    gpu: fc.option(gpu, { nil: undefined }),
    infiniband: fc.boolean(),
  })
  .filter(({ gpu: card, infiniband }) => !infiniband || card?.units !== null || card.perf !== '');

/** Text that is nearly a name: the grammar's own pieces, in any order and number. */
const almostName: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        '0',
        '1',
        '4',
        '10',
        '00',
        '.',
        '.5',
        'L',
        'V',
        'T',
        'C',
        'i',
        'u',
        'o',
        '-',
        '_',
        ':',
        'x',
        'n',
        'h',
        's',
        'p',
      ],
      ...[
        'kvm',
        'chy',
        'bms',
        'hwv',
        'z',
        'a',
        'r',
        'z3',
        'r1',
        'hh',
        'G',
        'g',
        'N',
        'A',
        'I',
        'a',
        '3.1',
        'ib',
        '\n',
        'é',
      ],
    ),
    { maxLength: 14 },
  )
  .chain((pieces) =>
    fc.constantFrom('SCS-', 'SCS-1V-4', 'SCS-2C:8', 'SCS-16T-64-3x10s').map((head) => head + pieces.join('')),
  );

const strategies: readonly Strategy[] = ['v1', 'v1/v2', 'v2/v1', 'v2', 'v3', 'latest', 'compliance'];
const anyText = fc.oneof(
  almostName,
  fc.string(),
  fc.string({ unit: 'binary' }).map((rest) => `SCS-${rest}`),
);

function read(name: string, grammar: Strategy = 'v3'): FlavorName {
  const parsed = parseFlavorName(name, { grammar });
  if (parsed.kind !== 'scs') throw new Error(`${name} was taken as ${parsed.kind}`);
  return parsed.flavor;
}

test('what is printed is read back as the same value', () => {
  fc.assert(
    fc.property(canonicalFlavor, (flavor) => {
      expect(read(printFlavorName(flavor))).toEqual(flavor);
    }),
    { numRuns: 1000 },
  );
});

test('what is read is printed as a name that is read as the same value and printed alike', () => {
  fc.assert(
    fc.property(almostName, (name) => {
      const parsed = parseFlavorName(name, { grammar: 'compliance' });
      if (parsed.kind !== 'scs') return;
      const canonical = printFlavorName(parsed.flavor);
      expect(printFlavorName(read(canonical))).toBe(canonical);
      const isSame = canonical === (parsed.grammar === 'v1' ? v1ToV2Text(name) : name);
      expect(parsed.warnings.some(({ code }) => code === 'not-canonical')).toBe(!isSame);
    }),
    { numRuns: 3000 },
  );
});

test('the texts of v1 and v2 convert into each other and say the same', () => {
  fc.assert(
    fc.property(canonicalFlavor, (flavor) => {
      const v2 = printFlavorName(flavor);
      const v1 = v2ToV1Text(v2);
      expect(v1ToV2Text(v1)).toBe(v2);
      // Cloud Hypervisor came after v1.
      if (flavor.hypervisor !== 'chy') expect(read(v1, 'v1')).toEqual(flavor);
    }),
  );
});

test('no input throws, and every mistake has a code, a place inside the name and a suggestion that is valid', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.anything()), fc.constantFrom(...strategies), (input, grammar) => {
      const parsed = parseFlavorName(input, { grammar });
      if (parsed.kind !== 'invalid') return;
      const { error } = parsed;
      expect(error).toBeInstanceOf(FlavorNameError);
      expect(error.message).toContain(error.reason);
      if (typeof input === 'string') {
        expect(error.position).toBeLessThanOrEqual(input.length);
        expect(input.startsWith(error.found, error.position)).toBe(true);
      }
      const { suggestion } = error;
      if (suggestion !== null) expect(printFlavorName(read(suggestion))).toBe(suggestion);
    }),
    { numRuns: 3000 },
  );
});

test('whatever is read can be shortened, described and turned into extra specs, or has too many disks', () => {
  fc.assert(
    fc.property(canonicalFlavor, (flavor) => {
      expect(describeFlavor(flavor)).toMatch(/^SCS flavor with \S+( \S+)+$/);
      expect(shortFlavorName(flavor).length).toBeLessThanOrEqual(printFlavorName(flavor).length);
      if (flavor.disk !== undefined && flavor.disk.count > 1000) {
        expect(() => deriveExtraSpecs(flavor)).toThrow(expect.objectContaining({ code: 'too-many-disks' }));
        return;
      }
      const { cpus, ram, disk, ...rest } = deriveFlavorSpecs(flavor);
      expect({ cpus, ram, disk }).toEqual({
        cpus: flavor.cpuRam.cpus,
        ram: flavor.cpuRam.ramGiB,
        disk: flavor.disk?.sizeGB,
      });
      expect(rest).toEqual(deriveExtraSpecs(flavor));
    }),
  );
});

/** What somebody would fill in to get this flavor. */
function answersFor({
  cpuRam,
  disk,
  hypervisor,
  hardwareVirtualization,
  cpuBrand,
  gpu,
  infiniband,
}: FlavorName): FlavorInput {
  return {
    cpus: String(cpuRam.cpus),
    cpuType: cpuRam.cpuType,
    cpuInsecure: cpuRam.cpuInsecure,
    ram: cpuRam.ramGiB < 1e15 ? cpuRam.ramGiB : String(BigInt(cpuRam.ramGiB)).slice(0, 100),
    ramInsecure: cpuRam.ramInsecure,
    ramOversubscribed: cpuRam.ramOversubscribed,
    diskSize: disk?.sizeGB?.toString(),
    diskType: disk?.type,
    diskCount: disk?.count.toString(),
    hypervisor,
    hardwareVirtualization,
    cpuVendor: cpuBrand?.vendor,
    cpuGeneration: cpuBrand?.generation,
    cpuPerf: cpuBrand?.perf,
    gpuType: gpu?.type,
    gpuBrand: gpu?.brand,
    gpuGeneration: gpu?.generation,
    gpuUnits: gpu?.units?.toString(),
    gpuPerf: gpu?.perf,
    gpuVram: gpu?.vramGiB?.toString(),
    gpuVramPerf: gpu?.vramPerf,
    infiniband,
  };
}

test('every flavor with a name can be put together from answers', () => {
  fc.assert(
    fc.property(
      canonicalFlavor.filter(({ cpuRam, disk }) => disk?.sizeGB !== null && cpuRam.ramGiB < 1e99),
      (flavor) => {
        expect(buildFlavorName(answersFor(flavor))).toMatchObject({ name: printFlavorName(flavor) });
      },
    ),
  );
});

test('whatever is answered makes a valid name or coded errors', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('1', '4', 'V', 'i', 'z', 'N', 'a', 'h', 's', 'yes', '0.5', null),
    fc.boolean(),
    fc.double(),
  );
  const answers = fc.record(Object.fromEntries(flavorFields.map(({ name }) => [name, value])), { requiredKeys: [] });
  fc.assert(
    fc.property(answers, fc.boolean(), (input: FlavorInput, hasMinimum) => {
      const built = buildFlavorName(hasMinimum ? { ...input, cpus: 2, cpuType: 'V', ram: 4 } : input);
      if (!built.isValid) expect(built.errors.length).toBeGreaterThan(0);
      else expect(parseFlavorName(built.name)).toMatchObject({ kind: 'scs', flavor: built.flavor });
    }),
    { numRuns: 2000 },
  );
});

describe('the scanner and the regular expressions of the grammar', () => {
  test.each(['v1', 'v3'] as const)(
    '%s: take the same names, say the same and give up for the same reason',
    (grammar) => {
      let taken = 0;
      fc.assert(
        fc.property(
          fc.oneof(
            almostName,
            canonicalFlavor.map(printFlavorName),
            canonicalFlavor.map(printFlavorName).map(v2ToV1Text),
          ),
          (name) => {
            const { flavor, failure } = scanFlavor(name, grammar);
            const expected = oracle(name, grammar);
            if ('reason' in expected) {
              const [attribute = ''] = failure?.reason.split(' can not') ?? [];
              expect(failure?.code === 'value-not-allowed' ? attribute : failure?.reason).toBe(expected.reason);
            } else {
              taken++;
              expect(flavor).toEqual(expected.flavor);
            }
          },
        ),
        { numRuns: 4000 },
      );
      expect(taken).toBeGreaterThan(200);
    },
  );
});

describe('a hostile name costs as many steps as it is long', () => {
  class CountingText {
    steps = 0;
    readonly #text: string;
    readonly length: number;
    constructor(text: string) {
      this.#text = text;
      this.length = text.length;
    }
    charCodeAt(index: number): number {
      this.steps++;
      return this.#text.charCodeAt(index);
    }
    slice(start: number, end: number): string {
      this.steps += Math.max(0, Math.min(end, this.length) - start);
      return this.#text.slice(start, end);
    }
    startsWith(word: string, position: number): boolean {
      this.steps += word.length;
      return this.#text.startsWith(word, position);
    }
  }

  const stepsFor = (name: string): number => {
    const text = new CountingText(name);
    scanFlavor(text, 'v3');
    return text.steps;
  };

  test.each([
    ['digits of CPUs', (n: number) => `SCS-${'9'.repeat(n)}`],
    ['digits of memory', (n: number) => `SCS-1V-${'9'.repeat(n)}`],
    ['dots', (n: number) => `SCS-1V-${'.'.repeat(n)}`],
    ['digits before x', (n: number) => `SCS-1V-4-${'1'.repeat(n)}x10`],
    ['digits without x', (n: number) => `SCS-1V-4-${'1'.repeat(n)}y`],
    ['h behind a vendor', (n: number) => `SCS-1V-4_z3${'h'.repeat(n)}y`],
    ['digits behind a vendor', (n: number) => `SCS-1V-4_z${'3'.repeat(n)}y`],
    ['a generation', (n: number) => `SCS-1V-4_GN${'a'.repeat(n)}`],
    ['h behind a GPU', (n: number) => `SCS-1V-4_GNa-1${'h'.repeat(n)}`],
    ['hypervisors', (n: number) => `SCS-1V-4${'_kvm'.repeat(n / 4)}`],
    ['underscores', (n: number) => `SCS-1V-4${'_'.repeat(n)}`],
  ])('%s', (_, nameOf) => {
    const [short, long] = [10_000, 40_000].map((length) => stepsFor(nameOf(length)));
    expect(short).toBeGreaterThan(1000);
    expect((long ?? 0) / (short ?? 1)).toBeLessThan(4.5);
    expect(long).toBeLessThan(40_000 * 6);
  });

  test('and its suggestion is not even looked for', () => {
    const parsed = parseFlavorName(`SCS-2C-4ou${'_'.repeat(300)}`);
    expect(parsed.kind === 'invalid' && parsed.error.suggestion).toBeNull();
  });
});
