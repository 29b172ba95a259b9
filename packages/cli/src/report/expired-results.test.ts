import { planRun, runCheck, shippedScope, type Report } from '@scs/conformance';
import { describe, expect, test } from 'vitest';
import { expiredResults } from './expired-results.ts';

/** A real report of a run that reached no cloud, with other lifetimes for its results. */
async function reportOf(validUntil: Readonly<Record<string, string | undefined>>): Promise<Report> {
  const scope = await shippedScope();
  const testcases = Object.keys(validUntil);
  const report = await runCheck(
    scope,
    planRun(scope, { date: '2026-08-21', testcases }),
    () => Promise.reject(new Error('no cloud')),
    {
      subject: 'nowhere',
      cloud: { name: 'nowhere' },
      toolVersion: '0.0.0',
      isStrict: false,
      isReadOnly: true,
      argv: [],
      assignment: {},
      now: new Date('2026-08-21T12:00:00Z'),
      runId: 'x',
      isReplay: true,
      stateFolder: '',
      signal: new AbortController().signal,
    },
    () => undefined,
  );
  for (const testcase of report.testcases) {
    delete testcase.validUntil;
    const until = validUntil[testcase.id];
    if (until !== undefined) testcase.validUntil = new Date(until);
  }
  return report;
}

const now = new Date('2026-09-01T00:00:00Z');
const names = Array.from({ length: 30 }, (_, index) => `scs-0000-${String(index).padStart(2, '0')}`);
const allUntil = (until: string) => Object.fromEntries(names.map((name) => [name, until]));

describe('expiredResults', () => {
  test('names those that have expired, the longest expired first', async () => {
    const report = await reportOf({
      'scs-0000-a': '2026-09-01T00:00:00Z',
      'scs-0000-b': '2026-08-31T22:00:00Z',
      'scs-0000-c': '2026-09-01T00:00:00.001Z',
      'scs-0000-d': undefined,
    });
    expect(expiredResults(report, now)).toEqual([
      '2 of the 4 results of this report have expired:',
      'since 2026-08-31 22:00 UTC: scs-0000-b',
      'since 2026-09-01 00:00 UTC: scs-0000-a',
    ]);
  });

  test('says in one line that all have', async () => {
    const report = await reportOf({ ...allUntil('2026-08-31T00:00:00Z'), 'scs-0000-00': '2026-08-23T00:00:00Z' });
    expect(expiredResults(report, now)).toEqual([
      'All 30 results of this report have expired, the last of them on 2026-08-31 00:00 UTC.',
    ]);
  });

  test('names no more than twenty', async () => {
    const report = await reportOf({ ...allUntil('2026-08-31T00:00:00Z'), 'scs-0000-valid': '2027-01-01T00:00:00Z' });
    const [first, second = '', ...rest] = expiredResults(report, now);
    expect(first).toBe('30 of the 31 results of this report have expired:');
    expect(second.match(/scs-0000-\d\d/g)).toEqual(names.slice(0, 20));
    expect(second).toMatch(/ and 10 more$/);
    expect(rest).toEqual([]);
  });

  test('says nothing while all are valid, or where the report does not say', async () => {
    expect(expiredResults(await reportOf(allUntil('2026-09-02T00:00:00Z')), now)).toEqual([]);
    expect(expiredResults(await reportOf({ 'scs-0000-a': undefined }), now)).toEqual([]);
  });
});
