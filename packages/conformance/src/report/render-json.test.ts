import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportFromJson } from './json/report-from-json.ts';
import { jsonReportSchemaId, renderJson } from './render-json.ts';
import { arbitraryReport } from './testing/arbitrary-report.ts';
import { oldSample, passingSample, sampleReport } from './testing/sample-report.ts';
import { readReportSchema, validatorFor } from './testing/validators.ts';

/** The schema as a writer has to keep it: nothing that it does not describe. */
function withoutExtras(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutExtras);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutExtras(value)]));
  return 'required' in copy && 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

/** The paths of everything in the schema that has no description of its own. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const fields = 'properties' in schema && path !== '/if' ? Object.entries(schema.properties ?? {}) : [];
  const missing = fields.filter(
    ([, field]) => typeof field === 'object' && field !== null && !('description' in field),
  );
  return [
    ...missing.filter(() => !/(if|else)$/.test(path)).map(([name]) => `${path}/${name}`),
    ...Object.entries(schema).flatMap(([key, value]) => undescribed(value, `${path}/${key}`)),
  ];
}

function changed(change: (document: Record<string, unknown>) => void): string {
  const document = JSON.parse(renderJson(sampleReport())) as Record<string, unknown>;
  change(document);
  return JSON.stringify(document);
}

describe('the JSON report', () => {
  it('keeps its published schema, and says nothing that the schema does not describe', async () => {
    const schema = await readReportSchema();
    const isStrictlyValid = validatorFor(withoutExtras(schema) as object);
    expect(schema).toMatchObject({ $id: jsonReportSchemaId });
    expect(undescribed(schema)).toEqual([]);
    for (const report of [sampleReport(), passingSample()]) {
      expect(isStrictlyValid(JSON.parse(renderJson(report)))).toEqual([]);
    }
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(isStrictlyValid(JSON.parse(renderJson(report)))).toEqual([]);
      }),
    );
  });

  it('has a schema that refuses what is wrong', async () => {
    const isValid = validatorFor(await readReportSchema());
    const broken = (change: (document: Record<string, unknown>) => void) => isValid(JSON.parse(changed(change)));
    expect(broken((document) => (document['mode'] = 'lenient'))).not.toEqual([]);
    expect(broken((document) => (document['checkedAt'] = '21.08.2026'))).not.toEqual([]);
    expect(broken((document) => delete document['results'])).not.toEqual([]);
    expect(
      broken((document) => (document['results'] = [{ testcase: 'x', result: 'abort', findings: [], durationMs: 1 }])),
    ).not.toEqual([]);
    expect(broken((document) => (document['addedLater'] = true))).toEqual([]);
  });

  it('is read back as it was', () => {
    expect(reportFromJson(renderJson(sampleReport()))).toEqual(sampleReport());
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        expect(reportFromJson(renderJson(report))).toStrictEqual(report);
      }),
    );
  });
});

describe('reportFromJson', () => {
  it('reads reports of programs that knew no lifetimes and named no version to certify', () => {
    expect(reportFromJson(renderJson(oldSample()))).toStrictEqual(oldSample());
  });

  it.each<[what: string, text: string, problem: string]>([
    ['no JSON', '{', 'not a conformance report in JSON: '],
    ['a list', '[]', 'the document should be an object, but is a list'],
    ['another JSON file', '{"name": "x"}', 'format should be "scs-conformance-report"'],
    ['a field that is missing', changed((d) => delete d['subject']), 'subject is missing'],
    ['a field of another type', changed((d) => (d['subject'] = 7)), 'subject should be a string, but is 7'],
    ['a time without a zone', changed((d) => (d['checkedAt'] = '2026-08-21T12:00:00')), 'checkedAt should be a time'],
    [
      'a day that does not exist',
      changed((d) => (d['referenceDate'] = '2026-02-30')),
      'referenceDate should be a date',
    ],
    ['an unknown mode', changed((d) => (d['mode'] = 'x')), 'mode should be one of parity, strict, but is "x"'],
    ['a bad UUID', changed((d) => (d['uuid'] = 'x')), 'uuid should be a UUID'],
    [
      'an abort without a reason',
      changed((d) => (d['results'] = [{ testcase: 'x', result: 'abort', findings: [], durationMs: 1 }])),
      'results[0].abort should be there if and only if the result is abort',
    ],
    [
      'a resource of an unknown type, deep inside',
      changed((d) => {
        const finding = { severity: 'error', message: '', clause: '', resource: { type: 'constructor' } };
        d['results'] = [{ testcase: 'x', result: 'fail', findings: [finding], durationMs: 1 }];
      }),
      'results[0].findings[0].resource.type should be one of cloud, flavor',
    ],
    ['a negative count', changed((d) => (d['calls'] = { total: -1 })), 'calls.total should be a whole number'],
  ])('refuses %s', (_what, text, problem) => {
    expect(() => reportFromJson(text, 'old.json')).toThrow(
      expect.objectContaining({ code: 'invalid-report', message: expect.stringContaining(problem) as string }),
    );
    expect(() => reportFromJson(text, 'old.json')).toThrow(/^old\.json: /);
  });

  it('says when a report is from a newer version', () => {
    expect(() => reportFromJson(changed((d) => (d['formatVersion'] = 2)))).toThrow(
      expect.objectContaining({ code: 'newer-report' }),
    );
  });

  it('ignores fields that it does not know, and a byte order mark', () => {
    expect(reportFromJson(`\ufeff${changed((d) => (d['addedLater'] = true))}`)).toEqual(sampleReport());
  });

  it('throws nothing but its coded error, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => changed((d) => (d['run'] = JSON.parse(json) as unknown))),
        ),
        (text) => {
          try {
            reportFromJson(text);
          } catch (error) {
            expect(error).toMatchObject({ name: 'ReportError', code: 'invalid-report' });
          }
        },
      ),
    );
  });
});
