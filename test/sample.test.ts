import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runScs, temporaryFolder } from './run-scs.ts';

describe('the sample cloud', () => {
  test('is checked with no cloud at hand, and fails only where Swift must', async () => {
    const run = await runScs(['check', 'iaas', '--sample', '-V', 'v5.1']);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('scs-0123-swift-s3');
    expect(run.stdout).toMatch(/53 passed/);
  });

  test('counts as compliant in every module but one, whenever it is looked at', async () => {
    const file = join(temporaryFolder(), 'report.json');
    await runScs(['check', 'iaas', '--sample', '-q', '-o', file]);
    const report = JSON.parse(readFileSync(file, 'utf8')) as { results: { testcase: string; result: string }[] };
    expect(report.results.filter(({ result }) => result !== 'pass').map(({ testcase }) => testcase)).toEqual([
      'scs-0123-swift-s3',
    ]);
  });

  test.each(['yaml', 'json', 'xml', 'sarif', 'html', 'md', 'txt'])('makes a report as %s', async (ending) => {
    const file = join(temporaryFolder(), `report.${ending}`);
    const run = await runScs(['check', 'iaas', '--sample', '-q', '-o', file]);
    expect(run.stderr).toBe('');
    expect(run.stdout).toBe('');
    expect(readFileSync(file, 'utf8')).toContain('scs-0123-swift-s3');
  });

  test('a saved report is shown again, and in other formats', async () => {
    const folder = temporaryFolder();
    const json = join(folder, 'report.json');
    const direct = await runScs(['check', 'iaas', '--sample', '-o', json]);
    const shown = await runScs(['report', 'show', json]);
    expect(shown.stdout).toBe(direct.stdout);
    await runScs(['report', 'show', json, '-o', join(folder, 'report.md')]);
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('scs-0123-swift-s3');
  });

  test('names the version that a limited run did not fail, and how much of it is undecided', async () => {
    const run = await runScs(['check', 'iaas', '--sample', '-t', 'scs-0103']);
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Certifiable: not failed so far: v5.1 (effective); 39 of its 54 testcases are undecided (39 missing)',
    );
    const old = await runScs(['check', 'iaas', '--sample', '-V', 'v4']);
    expect(old.stdout).toContain('Certifiable: none: v4 is not in the timeline; no other version was looked at\n');
  });

  test('has results that are valid to a midnight where the check ran, and are said to have expired after it', async () => {
    const file = join(temporaryFolder(), 'report.json');
    await runScs(['check', 'iaas', '--sample', '-q', '-o', file], { env: { TZ: 'Asia/Tokyo' } });
    const text = readFileSync(file, 'utf8');
    const { testcases } = JSON.parse(text) as { testcases: { lifetime: string; validUntil: string }[] };
    expect(testcases).toHaveLength(57);
    for (const { lifetime, validUntil } of testcases) {
      expect(lifetime).toBe('week');
      // Tokyo is nine hours ahead, so its Monday begins on Sunday in UTC
      expect(validUntil).toMatch(/T15:00:00\.000Z$/);
      expect(new Date(validUntil).getUTCDay()).toBe(0);
    }
    const until = (moment: string) => text.replaceAll(/"validUntil": "[^"]*"/g, `"validUntil": "${moment}"`);
    writeFileSync(file, until('2026-11-01T00:00:00.000Z'));
    const expired = await runScs(['report', 'show', file]);
    expect(expired.code).toBe(0);
    expect(expired.stderr).toMatch(/^scs: All 57 results of this report have expired/);
    writeFileSync(file, until('9999-11-01T00:00:00.000Z'));
    expect((await runScs(['report', 'show', file])).stderr).toBe('');
  });

  test("upstream's exit code counts failures and error lines", async () => {
    const run = await runScs(['check', 'iaas', '--sample', '-V', 'v5.1', '-q', '--compat-exit']);
    expect(run.code).toBeGreaterThanOrEqual(2);
    expect((await runScs(['check', 'iaas', '--sample', '-V', 'v5.1', '-q', '--compat-exit', '-C'])).code).toBe(0);
  });
});

describe('what needs no cloud at all', () => {
  test('--list, --plan and --explain', async () => {
    expect((await runScs(['check', 'iaas', '--list', '-V', 'v5.1'])).stdout.match(/^scs-\d{4}-/gm)).toHaveLength(54);
    const plan = await runScs(['check', 'iaas', '--plan', '-V', 'v5.1', '--only-read']);
    expect(plan.stdout).toContain('GET compute /flavors/detail');
    expect(plan.stdout).not.toContain('POST compute');
    expect((await runScs(['check', '--explain', 'scs-0117-test-backup'])).stdout).toMatch(/How to mend it/);
  });

  test('shortened options are completed', async () => {
    const run = await runScs(['check', 'iaas', '--li', '--vers', 'v4']);
    expect(run.stdout.match(/^scs-\d{4}-/gm)).toHaveLength(39);
  });

  test('help has examples on every level', async () => {
    for (const args of [
      ['--help'],
      ['check', '--help'],
      ['clean', '--help'],
      ['config', 'clouds', '--help'],
      ['report', 'show', '--help'],
    ]) {
      const run = await runScs(args);
      expect(run.stdout).toContain('Examples:');
      expect(run.code).toBe(0);
    }
  });
});
