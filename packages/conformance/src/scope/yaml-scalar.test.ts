import { expect, test } from 'vitest';
import { resolvePlainScalar } from './yaml-scalar.ts';

// What PyYAML 6.0.3 (safe_load) makes of each unquoted scalar; a float and a date are kept as they are written.
const asPyYaml: [source: string, type: string, text?: string][] = [
  ['0o7', 'text'],
  ['017', 'integer', '15'],
  ['1_000', 'integer', '1000'],
  ['1:30', 'integer', '90'],
  ['1e3', 'text'],
  ['1.5e+3', 'float'],
  ['2024-02-28', 'date'],
  ['2024-02-29', 'date'],
  ['2024-1-1', 'text'],
  ['y', 'text'],
  ['Y', 'text'],
  ['on', 'boolean', 'True'],
  ['off', 'boolean', 'False'],
  ['yes', 'boolean', 'True'],
  ['No', 'boolean', 'False'],
  ['TRUE', 'boolean', 'True'],
  ['tRUE', 'text'],
  ['~', 'null', ''],
  ['', 'null', ''],
  ['NULL', 'null', ''],
  ['nULL', 'text'],
  ['0b11', 'integer', '3'],
  ['.5', 'float'],
  ['1.', 'float'],
  ['08', 'text'],
  ['-0', 'integer', '0'],
  ['+12', 'integer', '12'],
  ['.inf', 'float'],
  ['-.INF', 'float'],
  ['.NaN', 'float'],
  ['2024-02-28 10:00:00', 'timestamp'],
  ['2024-02-28T1:02:03Z', 'timestamp'],
  ['1:61', 'text'],
  ['1e+3', 'text'],
  ['.', 'text'],
  ['+.5', 'text'],
  ['0_', 'integer', '0'],
  ['1__2', 'integer', '12'],
  ['190:20:30', 'integer', '685230'],
  ['0x1F', 'integer', '31'],
  ['-0x10', 'integer', '-16'],
  ['-017', 'integer', '-15'],
  ['1.5:30', 'text'],
  ['1:30.5', 'float'],
  ['v5.1', 'text'],
  ['5.1', 'float'],
  ['2024-02-28x', 'text'],
  ['00', 'integer', '0'],
  ['1_2.3_4', 'float'],
  ['_1', 'text'],
  ['+', 'text'],
];

test.each(asPyYaml)('%j is %s, as for PyYAML', (source, type, text = source) => {
  expect(resolvePlainScalar(source)).toEqual({ type, text });
});

test.each(['2024-02-30', '2023-02-29', '0000-01-01', '0x_', '0b_', '1'.repeat(4301)])(
  '%.20s has no value, as for PyYAML',
  (source) => {
    expect(resolvePlainScalar(source)).toBeTypeOf('string');
  },
);

test('a number with as many digits as Python converts is kept to the last digit', () => {
  const digits = `${'9'.repeat(4299)}7`;
  expect(resolvePlainScalar(digits)).toEqual({ type: 'integer', text: digits });
});
