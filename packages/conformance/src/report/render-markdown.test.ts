import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { sampleReport, sampleWithFindings } from './testing/sample-report.ts';

/** What is left of a line when code spans and escaped characters are taken away: mark-up that works. */
function activeMarkup(line: string): string {
  return line
    .replaceAll(/(?<![\\`])(`+)(?!`)(.*?)(?<!`)\1(?!`)/g, '')
    .replaceAll('@&#8203;', '')
    .replaceAll(/\\[!-/:-@[-`{-~]/g, '');
}

describe('the Markdown report', () => {
  it('has verdicts, evidence and every testcase', () => {
    const text = renderMarkdown(sampleReport());
    expect(text).toContain('| v5.1 | effective | ✘ fails | 4 passed, 2 failed, 1 aborted, 2 missing |');
    expect(text).toContain('### ✘ FAIL `scs-0100-syntax-check`');
    expect(text).toContain("  - mend: `openstack flavor delete 'SCS-2V-8-'`");
    expect(text).toContain(
      '| Key manager | main | `scs-0116-permissions` | ! ABORT | 2026-08-31 00:00:00 UTC (lifetime: week) | 120 ms |',
    );
    expect(text).toContain(
      '| `scs-0101-fips-test` | ○ MISSING | – | It creates resources, and --only-read forbids that. |',
    );
    expect(text).toContain('\n\n**Certifiable:** none: v5.1 fails; next is a draft\n\n');
    expect(text).toContain('No verdict: The key manager did not answer within 32 s. Look at its log.');
  });

  it('bounds the findings of a testcase', () => {
    const finding = { severity: 'error' as const, message: 'Wrong.', clause: 'scs-0100-v3' };
    const text = renderMarkdown(sampleWithFindings(Array.from({ length: 5000 }, () => finding)));
    expect(text.match(/Wrong\./g)).toHaveLength(20);
    expect(text).toContain('… and 4,980 more; the JSON report has them all.');
  });

  it('lets no name break out of its cell, or become mark-up, HTML, a link or a mention', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const lines = renderMarkdown(report).split('\n');
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
          const active = activeMarkup(line);
          if (line.startsWith('|')) expect([3, 5, 7]).toContain(active.match(/\|/g)?.length);
          expect(active).not.toMatch(/[<>[\]&@]|:\/\/|www\./i);
        }
      }),
    );
  });
});
