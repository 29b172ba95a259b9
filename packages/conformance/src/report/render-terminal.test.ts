import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTerminal, type TerminalOptions } from './render-terminal.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { oldSample, passingSample, sampleReport, sampleWithFindings } from './testing/sample-report.ts';

const plain: TerminalOptions = { colour: false, width: 100, verbose: false };
const ours = new RegExp(`${String.fromCharCode(27)}\\[(?:1|2|22|31|32|33|36|39)m`, 'g');

describe('the report for a terminal', () => {
  it('begins with what was checked, when and how', () => {
    expect(renderTerminal(sampleReport(), plain).split('\n').slice(0, 4)).toEqual([
      'SCS-compatible IaaS – lab',
      'cloud lab, region RegionOne, project demo',
      'checked 2026-08-21 12:00:00 UTC, judged by the versions of 2026-08-21',
      'mode: parity with the reference',
    ]);
  });

  it('says the verdict on each version by symbol and word', () => {
    const text = renderTerminal(sampleReport(), plain);
    expect(text).toContain('✘ v5.1 fails\n  effective; target main: 4 passed, 2 failed, 1 aborted, 2 missing\n');
    expect(text).toContain('✘ next fails\n  draft; target main: 4 passed, 2 failed, 2 missing\n');
    expect(renderTerminal(passingSample(), plain)).toContain('✔ v5.1 passes\n');
  });

  it('begins with the version that may be certified, whatever the order of the file', () => {
    const report = sampleReport();
    const draftFirst = { ...report, versions: report.versions.toReversed() };
    expect(renderTerminal(draftFirst, plain)).toBe(renderTerminal(report, plain));
  });

  it('shows the evidence with a failure: resource, comparison, clause, and how to mend it', () => {
    expect(renderTerminal(sampleReport(), plain)).toContain(
      [
        '      ✘ FAIL scs-0100-syntax-check',
        '          What scs-0100 asks for in "syntax-check".',
        '          • The name of flavor "SCS-2V-8-" ends in a hyphen that begins nothing.',
        '            flavor "SCS-2V-8-" (9b7c4a44-6f0e-4c57-a6e4-2f6b3b6f8a11)',
        '            name: found SCS-2V-8-, wanted SCS-2V-8 · scs-0100-v3 §Proposal',
        '            $ openstack flavor create --vcpus 2 --ram 8192 --disk 0 SCS-2V-8',
        "            $ openstack flavor delete 'SCS-2V-8-'",
        '',
      ].join('\n'),
    );
  });

  it('shows evidence once, and refers to it under later versions', () => {
    const text = renderTerminal(sampleReport(), plain);
    expect(text.match(/ends in a hyphen/g)).toHaveLength(1);
    expect(text).toContain('      ✘ FAIL scs-0100-syntax-check (see v5.1 above)\n');
  });

  it('says why testcases were aborted or are missing', () => {
    const text = renderTerminal(sampleReport(), plain);
    expect(text).toContain('no verdict: The key manager did not answer within 32 s.\n            Look at its log.\n');
    expect(text).toContain('It creates resources, and --only-read forbids that.');
  });

  it('lists what passed only when asked to, but warnings always', () => {
    expect(renderTerminal(sampleReport(), plain)).not.toContain('PASS scs-0103-flavor-1v-4');
    expect(renderTerminal(sampleReport(), { ...plain, verbose: true })).toContain(
      '✔ PASS scs-0103-flavor-1v-4, valid until 2026-08-31 00:00:00 UTC (lifetime: week)\n',
    );
    expect(renderTerminal(sampleReport(), plain)).toContain('• warning: The S3 endpoint answers without TLS.');
  });

  it('ends with totals, cost, notes, and what stopped the run', () => {
    const critical = [{ code: 'role-missing', message: 'The role member is missing.', hint: 'Assign it.' }];
    expect(renderTerminal(sampleReport({ critical }), plain).split('\n').slice(-10)).toEqual([
      '✘ v5.1 fails',
      '✘ next fails',
      'Certifiable: none: the check could not run',
      '10 testcases: 5 passed, 2 failed, 1 aborted, 2 missing',
      '8 results valid until 2026-08-31 00:00:00 UTC (lifetime: week)',
      '5.4 s, 25 requests (compute 12, image 8, identity 5), 1 to sign in, 1 of them failed',
      'warning: A server from an earlier run was still there and has been deleted.',
      'could not run: The role member is missing. [role-missing]',
      '  Assign it.',
      '',
    ]);
  });

  it('says nothing of validity and certification where the report does not', () => {
    const text = renderTerminal(oldSample(), { ...plain, verbose: true });
    expect(text).not.toMatch(/certifiable|valid until/i);
  });

  it('lists testcases that are in none of the versions', () => {
    const report = sampleReport();
    const extra = { testcase: 'scs-0104-image-debian-13', result: 'fail' as const, findings: [], durationMs: 1 };
    const text = renderTerminal({ ...report, results: [...report.results, extra] }, plain);
    expect(text).toContain('In none of these versions\n\n  1 failed\n      ✘ FAIL scs-0104-image-debian-13\n');
  });

  it('shows the first 20 of 5,000 findings', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      severity: 'error' as const,
      message: `Flavor ${index} is wrong.`,
      clause: 'scs-0100-v3',
    }));
    const text = renderTerminal(sampleWithFindings(findings), plain);
    expect(text).toContain('Flavor 19 is wrong.');
    expect(text).not.toContain('Flavor 20 is wrong.');
    expect(text).toContain('… and 4,980 more; see -o report.json\n');
  });

  it('shortens a name of 10,000 characters and keeps what follows it', () => {
    const name = 'x'.repeat(10_000);
    const text = renderTerminal(
      sampleWithFindings([
        {
          severity: 'error',
          message: `Flavor "${name}" is wrong.`,
          clause: 'scs-0100-v3',
          resource: { type: 'flavor', id: '4711', name },
          found: name,
          wanted: 'less',
          mend: [`openstack flavor delete ${name}`],
        },
      ]),
      plain,
    );
    expect(text).not.toContain('x'.repeat(1000));
    expect(text).toContain('(4711)');
    expect(text).toContain('wanted less · scs-0100-v3');
    expect(text).toContain('$ (a very long command; see -o report.json)');
  });

  it('breaks lines at the width, except within words and commands', () => {
    const narrow = renderTerminal(sampleReport(), { ...plain, width: 60 }).split('\n');
    const isWhole = (line: string) =>
      /^ *(?:\$|[✘✔!○–] |mode:|checked|cloud|target|effective|draft|SCS)/.test(line) || /^ *\S+$/.test(line);
    expect(narrow.filter((line) => line.length > 60 && !isWhole(line))).toEqual([]);
  });

  it('holds no control character but line ends and, with colour, its own colours', () => {
    fc.assert(
      fc.property(arbitraryReport, fc.boolean(), fc.boolean(), (report, colour, verbose) => {
        const text = renderTerminal(report, { colour, verbose, width: 80 });
        const rest = colour ? text.replaceAll(ours, '') : text;
        expect(rest.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('says the same with colour as without', () => {
    const coloured = renderTerminal(sampleReport(), { ...plain, colour: true });
    expect(coloured).not.toBe(renderTerminal(sampleReport(), plain));
    expect(coloured.replaceAll(ours, '')).toBe(renderTerminal(sampleReport(), plain));
  });
});
