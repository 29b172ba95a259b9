import fc, { type Arbitrary } from 'fast-check';
import type { JsonSchema, OpenApiDocument } from './operations.ts';

/** Texts that have broken programs: NUL, lone surrogates, what looks like SQL or a path, moments at the edge of time. */
const odd = fc.constantFrom(
  '',
  '\0',
  '\ud800',
  "'; drop table incidents; --",
  '../../etc/passwd',
  '%',
  '{}',
  '2026-02-30T25:61:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999+23:59',
  '-1',
  '1e999',
  'x'.repeat(5000),
);
export const anyText = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 20 }));

/** Any JSON at all. */
const anyJson: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  anyText,
  fc.constantFrom(null, -1, 1e308, 2 ** 63, 0.5, [], {}, [[]], { '': null, __proto__: null, constructor: 1 }),
);

const moments = fc.oneof(
  fc
    .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2032-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-03-29T02:30:00.123456+02:00'),
);

/** Makes values that fit a schema, with the ids of what exists among them. */
export function fitting(document: OpenApiDocument, knownIds: readonly string[]) {
  const ids = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...knownIds) }, { weight: 1, arbitrary: fc.uuid() });

  function of(schema: JsonSchema): Arbitrary<unknown> {
    if (schema.$ref !== undefined) {
      const named = document.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
      return of(named ?? {});
    }
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) return fc.oneof(...choices.map(of));
    if (schema.allOf !== undefined) return of(Object.assign({}, ...schema.allOf) as JsonSchema);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length === 0) return anyJson;
    return fc.oneof(...types.map((type) => ofType(type, schema)));
  }

  function ofType(type: string, schema: JsonSchema): Arbitrary<unknown> {
    const { minimum = -10, maximum = 1000 } = schema;
    switch (type) {
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.oneof(
          fc.integer({ min: Math.max(minimum, -1000), max: Math.max(minimum, Math.min(maximum, 1000)) }),
          fc.constantFrom(minimum, maximum),
        );
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true });
      case 'array':
        return fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 3 });
      case 'object':
        return ofObject(schema);
      default:
        return ofText(schema);
    }
  }

  function ofText({ format, pattern, minLength = 0, maxLength = 30 }: JsonSchema): Arbitrary<string> {
    if (format === 'uuid') return ids;
    if (format === 'date-time') return moments;
    if (format === 'uri') return fc.webUrl();
    if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
    return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 30)) });
  }

  function ofObject({ properties = {}, required = [], additionalProperties }: JsonSchema): Arbitrary<unknown> {
    const known = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, of(property)]));
    const record = fc.record(known, { requiredKeys: [...required] });
    if (typeof additionalProperties !== 'object') return record;
    return fc
      .tuple(record, fc.dictionary(fc.string({ maxLength: 10 }), of(additionalProperties), { maxKeys: 3 }))
      .map(([own, more]) => ({ ...more, ...own }));
  }

  return of;
}

/** Spoils a fitting value: one member is something else, one too many, or all of it is. */
export function spoiled(fit: Arbitrary<unknown>): Arbitrary<unknown> {
  const member = fc.tuple(fit, fc.nat(), anyJson).map(([value, index, other]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return other;
    const names = Object.keys(value);
    const name = names[index % (names.length + 1)] ?? 'unknown field';
    return { ...value, [name]: other };
  });
  return fc.oneof(member, anyJson);
}
