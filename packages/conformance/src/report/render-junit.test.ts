import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJunit } from './render-junit.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { passingSample, sampleReport, sampleWithFindings } from './testing/sample-report.ts';
import { junitProblems } from './testing/validators.ts';

describe('the JUnit report', () => {
  it('is valid, whatever the names are', async () => {
    const reports = [sampleReport(), passingSample(), ...fc.sample(arbitraryReport, 200)];
    expect(await junitProblems(reports.map(renderJunit))).toEqual([]);
  });

  it('is judged by a schema that refuses what is wrong', async () => {
    const text = renderJunit(sampleReport());
    expect(await junitProblems([text.replace('failures="2"', 'failures="some"')])).not.toEqual([]);
    expect(await junitProblems([text.replace('</testsuites>', '')])).not.toEqual([]);
  });

  it('names each testcase once, under its first module, with a stable class name', () => {
    const names = [...renderJunit(sampleReport()).matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)];
    expect(names.map(([, className, name]) => `${className ?? ''}/${name ?? ''}`)).toEqual([
      'scs.iaas.scs-0100-v3-1/scs-0100-syntax-check',
      'scs.iaas.scs-0100-v3-1/scs-0100-semantics-check',
      'scs.iaas.scs-0101-v1/scs-0101-entropy-avail',
      'scs.iaas.scs-0101-v1/scs-0101-fips-test',
      'scs.iaas.scs-0103-v1/scs-0103-flavor-1v-4',
      'scs.iaas.scs-0103-v1/scs-0103-flavor-2v-8',
      'scs.iaas.scs-0116-v1/scs-0116-permissions',
      'scs.iaas.scs-0123-v1/scs-0123-service-compute',
      'scs.iaas.scs-0123-v1/scs-0123-swift-s3',
      'scs.iaas.scs-0123-v2/scs-0123-service-s3',
    ]);
  });

  it('tells failed, aborted and missing testcases apart, and counts them', () => {
    const text = renderJunit(sampleReport());
    expect(text).toContain('tests="10" failures="2" errors="1" time="5.432"');
    expect(text).toContain('<failure message="The mandatory flavor SCS-2V-8 is missing." type="fail">');
    expect(text).toContain('<error message="The key manager did not answer within 32 s." type="timed-out">');
    expect(text).toContain('<skipped message="It creates resources, and --only-read forbids that."/>');
  });

  it('prefers the module of an effective version to a draft one that the file lists first', () => {
    const report = sampleReport();
    const draftFirst = { ...report, versions: report.versions.toReversed() };
    expect(renderJunit(draftFirst)).toContain('classname="scs.iaas.scs-0123-v1" name="scs-0123-service-compute"');
  });

  it('bounds the evidence of a testcase', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      severity: 'error' as const,
      message: `Flavor ${index} is wrong.`,
      clause: 'scs-0100-v3',
    }));
    const text = renderJunit(sampleWithFindings(findings));
    expect(text).toContain('Flavor 99 is wrong.');
    expect(text).not.toContain('Flavor 100 is wrong.');
    expect(text).toContain('… and 4900 more findings');
  });

  it('says which version may be certified', () => {
    expect(renderJunit(passingSample())).toContain('<property name="certifiable" value="v5.1 (effective)"/>');
  });
});
