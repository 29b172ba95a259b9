import { describe, expect, test } from 'vitest';
import type { Certifiable, Report } from '../model/report.ts';
import { certificationText } from './certification.ts';
import { de } from './html/messages/de.ts';
import { oldSample, sampleReport } from './testing/sample-report.ts';

function certifiable(undecided: Certifiable['undecided'], validity: Certifiable['validity'] = 'effective'): Report {
  return sampleReport({ certifiable: { version: 'v5.1', validity, testcases: 54, undecided } });
}

const inGerman = (report: Report) => certificationText(report, (text) => text, de);

describe('certificationText', () => {
  test('names the version', () => {
    const all = { abort: 0, missing: 0, manual: 0 };
    expect(certificationText(certifiable(all))).toBe('v5.1 (effective)');
    expect(certificationText(certifiable(all, 'warn'))).toBe('v5.1 (effective, expires soon)');
    expect(inGerman(certifiable(all, 'warn'))).toBe('v5.1 (gültig, läuft bald aus)');
  });

  test('promises no more than that nothing failed so far, while testcases are undecided', () => {
    const one = certifiable({ abort: 0, missing: 1, manual: 1 });
    expect(certificationText(one)).toBe(
      'not failed so far: v5.1 (effective); 1 of its 54 testcases is undecided (1 missing; 1 for people to decide)',
    );
    const some = certifiable({ abort: 1, missing: 3, manual: 0 });
    expect(certificationText(some)).toBe(
      'not failed so far: v5.1 (effective); 4 of its 54 testcases are undecided (1 aborted, 3 missing)',
    );
    expect(inGerman(some)).toBe(
      'bisher nicht gescheitert: v5.1 (gültig); 4 von 54 Testfällen sind unentschieden (1 abgebrochen, 3 fehlen)',
    );
  });

  test('says of each version that was looked at what stands against it', () => {
    const [first, second] = sampleReport().versions;
    if (!first || !second) throw new Error('the sample has two versions');
    const versions: Report['versions'] = [
      { ...second, version: 'next', validity: 'draft', result: 'pass' },
      { ...first, version: 'v5', result: 'missing' },
      { ...first, version: 'v4', validity: 'warn', result: 'fail' },
      { ...first, version: 'v3', validity: 'deprecated', result: 'pass' },
    ];
    expect(certificationText(sampleReport({ versions }))).toBe(
      'none: v5 is undecided; v4 fails; v3 is deprecated; next is a draft',
    );
    const forced = { ...sampleReport().run, forcedVersion: 'v2' };
    const old = sampleReport({ versions: [{ ...first, version: 'v2', validity: null, result: 'pass' }], run: forced });
    expect(certificationText(old)).toBe('none: v2 is not in the timeline; no other version was looked at');
  });

  test('says that nothing was tested, or that the check could not run', () => {
    expect(certificationText(sampleReport({ results: [] }))).toBe('none: nothing was tested');
    const critical = [{ code: 'role-missing', message: 'The role member is missing.', hint: 'Assign it.' }];
    expect(certificationText(sampleReport({ critical }))).toBe('none: the check could not run');
  });

  test('shows names as it is told to', () => {
    const shout = (text: string) => text.toUpperCase();
    expect(certificationText(sampleReport(), shout)).toBe('none: V5.1 fails; NEXT is a draft');
  });

  test('says nothing for a report that does not', () => {
    expect(certificationText(oldSample())).toBeUndefined();
  });
});
