import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openstackCommand, shellWord } from './shell.ts';

test('plain words stay, others are quoted', () => {
  expect(openstackCommand('image', 'set', '--name', "it's old", 'a-1')).toBe(
    `openstack image set --name 'it'\\''s old' a-1`,
  );
  expect(shellWord('')).toBe("''");
});

test('a shell reads every word back as it was, control characters aside', () => {
  const words = fc.array(
    fc.string({ unit: 'binary', maxLength: 20 }).filter((word) => !word.includes('\0')),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(words, (list) => {
      const text = list.map(shellWord).join(' ');
      const output = execFileSync('sh', ['-c', `printf '%s\\n' start ${text}`], { encoding: 'utf8' });
      const expected = list.map((word) => word.replaceAll(/[\p{Cc}]/gu, '?'));
      expect(output).toBe(['start', ...expected, ''].join('\n'));
    }),
    { numRuns: 40 },
  );
});
