import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../model/report.ts';
import { numberOfResult } from '../model/result.ts';
import { renderYaml } from './render-yaml.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { readWithPyYaml, whyNoPyYaml } from './testing/peers.ts';
import { sampleReport, sampleWithFindings } from './testing/sample-report.ts';
import { invocationIdOf, upstreamCommandOf, upstreamLogOf } from './upstream-log.ts';

/** What a YAML 1.1 reader should find, with the two dates as texts. */
function expected(report: Report) {
  const id = invocationIdOf(report);
  const { stdout, stderr, counts } = upstreamLogOf(report);
  const { argv, assignment, sections, forcedVersion, forcedTests } = report.run;
  return {
    spec: report.scope,
    checked_at: localTime(report.checkedAt),
    reference_date: report.referenceDate,
    subject: report.subject,
    run: {
      uuid: report.uuid,
      argv,
      assignment,
      sections,
      forced_version: forcedVersion,
      forced_tests: forcedTests,
      invocations: {
        [id]: {
          id,
          cmd: upstreamCommandOf(report),
          results: Object.fromEntries(report.results.map(({ testcase, result }) => [testcase, numberOfResult[result]])),
          rc: report.critical.length > 0 ? 1 : 0,
          stdout,
          stderr,
          ...counts,
        },
      },
    },
  };
}

/** Local time as `2026-08-21T12:00:00.123`, by another way than the renderer's. */
function localTime(moment: Date): string {
  return moment
    .toLocaleString('sv-SE', {
      fractionalSecondDigits: 3,
      dateStyle: undefined,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    .replace(' ', 'T')
    .replace(',', '.');
}

/** Objects compare without regard to prototypes, so that a key `__proto__` is one like the others. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('the YAML report', () => {
  it('has the keys of the reference, in its order, and no more', () => {
    const text = renderYaml(sampleReport());
    const keys = [...text.matchAll(/^( *)("?[\w-]+"?):/gm)].map(([, indent = '', key = '']) => indent + key);
    const invocation = ['id', 'cmd', 'results', 'rc', 'stdout', 'stderr', 'info', 'warning', 'error', 'critical'];
    expect(text.startsWith('---\nspec:\n')).toBe(true);
    expect(keys.filter((key) => !/^ {8}/.test(key)).map((key) => key.trim())).toEqual([
      ...[
        'spec',
        'uuid',
        'name',
        'url',
        'checked_at',
        'reference_date',
        'subject',
        'run',
        'uuid',
        'argv',
        'assignment',
      ],
      ...['os_cloud', 'sections', 'forced_version', 'forced_tests', 'invocations'],
      `"${invocationIdOf(sampleReport())}"`,
      ...invocation,
    ]);
  });

  it('writes what the check script of the reference would have printed', () => {
    const { stdout, stderr, counts } = upstreamLogOf(sampleReport());
    expect(stdout).toContain('scs-0100-syntax-check: FAIL');
    expect(stdout).toContain('scs-0116-permissions: ABORT');
    expect(stdout).toContain('scs-0103-flavor-1v-4: PASS');
    expect(stderr).toContain(
      'ERROR: scs-0103-flavor-2v-8: The mandatory flavor SCS-2V-8 is missing. [flavor "SCS-2V-8"; found nothing, wanted a public flavor with 2 vCPUs and 8 GiB of RAM; scs-0103-v1 §Mandatory flavors]',
    );
    expect(stderr).toContain(
      'WARNING: scs-0116-permissions: aborted: The key manager did not answer within 32 s. Look at its log.',
    );
    expect(counts).toEqual({ info: 1, warning: 3, error: 2, critical: 0 });
  });

  it('counts lines by their beginnings, whatever their case and wherever they are from', () => {
    const report = {
      ...sampleReport({ notes: [] }),
      results: [{ testcase: 'Information', result: 'pass' as const, findings: [], durationMs: 1 }],
      critical: [{ code: 'x', message: 'No role.', hint: '' }],
    };
    expect(upstreamLogOf(report)).toEqual({
      stdout: ['Information: PASS'],
      stderr: ['CRITICAL: No role.'],
      counts: { info: 1, warning: 0, error: 0, critical: 1 },
    });
  });

  it('lets no name forge a line', () => {
    const report = sampleWithFindings([
      { severity: 'warning', message: 'Image "a\nERROR: forged\u2028CRITICAL: forged" is odd.', clause: '' },
    ]);
    const { stderr, counts } = upstreamLogOf(report);
    expect(stderr.filter((line) => /[\p{Cc}\u2028\u2029]/u.test(line))).toEqual([]);
    expect(counts.error).toBe(1);
    expect(counts.critical).toBe(0);
  });

  it('is the same each time', () => {
    expect(renderYaml(sampleReport())).toBe(renderYaml(sampleReport()));
    expect(invocationIdOf(sampleReport())).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('is read as it was meant by a YAML 1.1 reader, whatever the names are', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const text = renderYaml(report)
          .replace(/^checked_at: (.*?) (.*)000$/m, 'checked_at: "$1T$2"')
          .replace(/^reference_date: (.*)$/m, 'reference_date: "$1"');
        expect(plain(parse(text, { version: '1.1', merge: false, maxAliasCount: 0 }))).toEqual(plain(expected(report)));
      }),
    );
  });
});

const noPyYaml = whyNoPyYaml();

describe(`PyYAML (${noPyYaml ?? 'asked'})`, () => {
  it.skipIf(noPyYaml !== undefined)('reads the same, with the time and the date as such', () => {
    const reports = [sampleReport(), ...fc.sample(arbitraryReport, 100)];
    const read = readWithPyYaml(reports.map(renderYaml));
    const wanted = reports.map((report) => ({
      ...expected(report),
      checked_at: {
        datetime: `${localTime(report.checkedAt)}000`.replace('.000000', ''),
        zone: false,
      },
      reference_date: { date: report.referenceDate },
    }));
    expect(read).toEqual(plain(wanted));
  });
});
