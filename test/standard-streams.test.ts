import { spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runScs, startScs, temporaryFolder } from './run-scs.ts';

const bin = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'scs.mjs');

test.each(['stdout', 'stderr'] as const)('a check whose %s nobody reads still writes its report', async (name) => {
  const file = join(temporaryFolder(), 'report.json');
  const { child, done } = startScs(['check', 'iaas', '--sample', '-o', file]);
  child[name]?.destroy();
  const { code, stderr } = await done;
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(code).toBe(1);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('results');
});

test('names are read no longer than somebody takes the answers', async () => {
  const names = 'SCS-2V-4-20s\n'.repeat(20_000);
  const { child, done } = startScs(['flavor', 'parse', '--stdin'], { input: names });
  // the rest of the names cannot be delivered to a program that has ended
  child.stdin?.on('error', () => undefined);
  child.stdout?.once('data', () => child.stdout?.destroy());
  const { code, stderr } = await done;
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test.skipIf(!existsSync('/dev/full')).each([
  ['flavor', 'list'],
  ['flavor', 'parse', 'SCS-2V-4'],
  ['check', 'iaas', '--sample'],
  ['check', 'iaas', '--list'],
])('a full disk behind standard output is an error (skipped without /dev/full): scs %s %s', (...args) => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(stderr).toMatch(/Standard output cannot be written: ENOSPC.*\n.*\[output-unwritable\]\n$/);
  expect(status).toBe(2);
});

test('a call that is not understood says where its help is', async () => {
  expect(await runScs(['flavor', 'prase'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "scs: Unknown command 'prase'.\n     Did you mean parse? See: scs flavor --help [usage]\n",
  });
});
