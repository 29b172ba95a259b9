import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../model/report.ts';
import { renderSarif } from './render-sarif.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { passingSample, sampleReport, sampleWithFindings } from './testing/sample-report.ts';
import { sarifValidator } from './testing/validators.ts';

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: { logicalLocations: { fullyQualifiedName: string; kind: string }[] }[];
  partialFingerprints: Record<string, string>;
}

interface SarifRun {
  properties: object;
  tool: { driver: { rules: { id: string; helpUri?: string; properties?: object }[] } };
  automationDetails: { guid: string };
  invocations: { executionSuccessful: boolean; exitCode: number }[];
  results: SarifResult[];
}

function runOf(report: Report): SarifRun {
  const { runs } = JSON.parse(renderSarif(report)) as { runs: [SarifRun] };
  return runs[0];
}

function fingerprintsOf(report: Report): string[] {
  return runOf(report).results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
}

describe('the SARIF report', () => {
  it('is valid, whatever the names are', () => {
    const problems = sarifValidator();
    for (const report of [sampleReport(), passingSample(), { ...sampleReport(), results: [] }]) {
      expect(problems(JSON.parse(renderSarif(report)))).toEqual([]);
    }
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(problems(JSON.parse(renderSarif(report)))).toEqual([]);
      }),
    );
  });

  it('is judged by a schema that refuses what is wrong', () => {
    const document = JSON.parse(renderSarif(sampleReport())) as { runs: { results: { level: string }[] }[] };
    for (const result of document.runs[0]?.results ?? []) result.level = 'bad';
    expect(sarifValidator()(document)).not.toEqual([]);
  });

  it('has a rule per testcase, and results that point to their rules', () => {
    const report = sampleReport();
    const { tool, results } = runOf(report);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(report.testcases.map(({ id }) => id));
    expect(tool.driver.rules[0]?.helpUri).toBe('https://docs.scs.community/standards/iaas/scs-0100');
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('has a result per error and warning, and one per failure or abort without any', () => {
    const { results } = runOf(sampleReport());
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'scs-0100-syntax-check error',
      'scs-0103-flavor-2v-8 error',
      'scs-0116-permissions error',
      'scs-0123-swift-s3 warning',
    ]);
    expect(runOf(sampleWithFindings([])).results[0]?.message.text).toContain('failed');
    expect(runOf(passingSample()).results).toEqual([]);
  });

  it('names the resources that offend', () => {
    const [first] = runOf(sampleReport()).results;
    expect(first?.locations[0]?.logicalLocations).toMatchObject([
      { fullyQualifiedName: 'flavor/SCS-2V-8-', kind: 'resource' },
    ]);
  });

  it('keeps its fingerprints from run to run, and has no two alike', () => {
    const later = {
      ...sampleReport({ uuid: '00000000-0000-4000-8000-000000000000', checkedAt: new Date('2027-01-01T00:00:00Z') }),
    };
    expect(fingerprintsOf(later)).toEqual(fingerprintsOf(sampleReport()));
    const finding = { severity: 'error' as const, message: 'x', clause: 'c', found: '1' };
    const twice = fingerprintsOf(sampleWithFindings([finding, { ...finding, found: '2' }]));
    expect(new Set(twice).size).toBe(twice.length);
    expect(fingerprintsOf(sampleReport({ subject: 'another' }))).not.toEqual(fingerprintsOf(sampleReport()));
  });

  it('says whether the run came to its end, and which report it is', () => {
    const critical = [{ code: 'role-missing', message: 'No role.', hint: 'Assign it.' }];
    expect(runOf(sampleReport()).invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    expect(runOf(sampleReport({ critical })).invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(runOf(sampleReport()).automationDetails.guid).toBe(sampleReport().uuid);
  });

  it('says in its properties until when results are valid, and which version may be certified', () => {
    const { properties, tool } = runOf(passingSample());
    expect(properties).toMatchObject({ certifiable: { version: 'v5.1', undecided: { missing: 0 } } });
    expect(tool.driver.rules[0]?.properties).toEqual({ lifetime: 'week', validUntil: '2026-08-31T00:00:00.000Z' });
  });
});
