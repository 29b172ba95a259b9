import * as fc from 'fast-check';
import type { Certifiable, Counts, Report, ReportModule, ReportTestcase, ReportVersion } from '../../model/report.ts';
import type { Finding, ResourceType, TestcaseResult, Verdict } from '../../model/result.ts';

/** Texts that have broken some terminal, parser or page before. */
const notorious = [
  '',
  ' ',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b2J',
  'a\r\nERROR: forged\nCRITICAL: forged',
  'x\u0085y\u2028z\u2029',
  '\u202eevil\u202c',
  'zero\u200bwidth\ufeff',
  '\u0000\u0008\u007f',
  '\ud800 lonely \udc00',
  '\ufffe\uffff',
  '\u{e0041}\u{1f600}é',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'https://example.org/?a=1&b=<2>',
  'http://[::bad',
  ']]>',
  '&lt;&#0;&nbsp;',
  'a | b | c',
  '`` ` ```',
  '[link](javascript:x)',
  '@everyone www.example.org',
  '__proto__',
  'constructor',
  'yes',
  'null',
  '~',
  '=',
  '<<',
  '0o7',
  '1_000',
  '12:30:00',
  '2026-08-21',
  '.inf',
  '0x1F',
  '1e3',
  '- item',
  'key: value',
  '# comment',
  '%YAML 1.1',
  '---',
  '? x',
  '*alias',
  '&anchor',
  '!!python/object',
  "it's",
  '\\x1b',
  'é'.repeat(300),
  '<'.repeat(10_000),
];

const text = fc.oneof(
  fc.constantFrom(...notorious),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  // any 16 bits, so also halves of surrogate pairs
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
);

const states: Verdict[] = ['pass', 'fail', 'abort', 'missing'];
const resourceTypes: ResourceType[] = ['cloud', 'flavor', 'image', 'volume type', 'security group rule', 'endpoint'];
const date = fc.date({
  min: new Date('1971-01-02T00:00:00Z'),
  max: new Date('2199-12-30T00:00:00Z'),
  noInvalidDate: true,
});
const count = fc.nat(100_000);

const stopped = fc.record({ code: text, message: text, hint: text });

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
    message: text,
    clause: text,
    resource: fc.record({ type: fc.constantFrom(...resourceTypes), id: text, name: text }, { requiredKeys: ['type'] }),
    attribute: text,
    found: fc.option(text),
    wanted: text,
    mend: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ['severity', 'message', 'clause'] },
);

const certifiable: fc.Arbitrary<Certifiable> = fc.record({
  version: text,
  validity: fc.constantFrom('effective' as const, 'warn' as const),
  testcases: fc.nat(100),
  undecided: fc.record({ abort: fc.nat(3), missing: fc.nat(3), manual: fc.nat(3) }),
});

interface Drawn {
  testcase: ReportTestcase;
  state: Verdict;
  findings: Finding[];
  abort: { code: string; message: string; hint: string };
  durationMs: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  testcase: fc.record(
    {
      id: text,
      description: text,
      url: text,
      isManual: fc.boolean(),
      missingBecause: text,
      lifetime: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
      validUntil: date,
    },
    { requiredKeys: ['id', 'isManual'] },
  ),
  state: fc.constantFrom(...states),
  findings: fc.array(finding, { maxLength: 4 }),
  abort: stopped,
  durationMs: fc.nat(4_000_000),
});

function resultOf({ testcase, state, findings, abort, durationMs }: Drawn): TestcaseResult[] {
  if (state === 'missing') return [];
  const result = { testcase: testcase.id, result: state, findings, durationMs };
  return [state === 'abort' ? { ...result, abort } : result];
}

function targetsOf(name: string, cases: readonly Drawn[]): ReportVersion['targets'] {
  const counts: Counts = { pass: 0, fail: 0, abort: 0, missing: 0 };
  for (const { state } of cases) counts[state] += 1;
  const result = (['fail', 'missing', 'abort'] as const).find((state) => counts[state] > 0) ?? 'pass';
  return [{ name, testcases: cases.map(({ testcase }) => testcase.id), result, counts }];
}

function versionsOf(
  cases: readonly Drawn[],
  names: readonly string[],
  moduleNames: readonly string[],
): ReportVersion[] {
  return names.map((version, index) => {
    const part = cases.filter((_, place) => place % (index + 1) === 0);
    const targets = targetsOf(index === 0 ? 'main' : version, part);
    const modules = moduleNames.map((name, place): ReportModule => ({
      id: name,
      name,
      ...(place === 0 ? { url: name } : {}),
      targets: targetsOf(
        'main',
        part.filter((_, position) => position % moduleNames.length === place),
      ),
    }));
    const validity = (['effective', 'draft', null] as const)[index] ?? null;
    return { version, validity, result: targets[0]?.result ?? 'missing', targets, modules };
  });
}

/** Any report that the types allow, with hostile texts wherever a text can be. */
export const arbitraryReport: fc.Arbitrary<Report> = fc
  .record({
    frame: fc.record({
      uuid: fc.uuid(),
      tool: fc.record({ name: text, version: text }),
      scope: fc.record({ uuid: text, name: text, url: text }),
      subject: text,
      checkedAt: date,
      referenceDate: date.map((moment) => moment.toISOString().slice(0, 10)),
      mode: fc.constantFrom('parity' as const, 'strict' as const),
      run: fc.record({
        id: text,
        argv: fc.array(text, { maxLength: 4 }),
        assignment: fc.dictionary(text, text, { maxKeys: 3 }),
        sections: fc.option(fc.array(text, { maxLength: 3 })),
        forcedVersion: fc.option(text),
        forcedTests: fc.option(text),
        durationMs: fc.nat(4_000_000),
        isReplay: fc.boolean(),
      }),
      cloud: fc.record({ name: text, region: text, project: text }, { requiredKeys: ['name'] }),
      critical: fc.array(stopped, { maxLength: 2 }),
      notes: fc.array(
        fc.record({ severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const), message: text }),
        { maxLength: 2 },
      ),
      calls: fc.record({
        total: count,
        authentication: count,
        failed: count,
        byService: fc.dictionary(text, count, { maxKeys: 3 }),
      }),
    }),
    cases: fc.uniqueArray(drawn, { selector: ({ testcase }) => testcase.id, maxLength: 8 }),
    versionNames: fc.uniqueArray(text, { maxLength: 3 }),
    moduleNames: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    said: fc.record({ certifiable: fc.option(certifiable) }, { requiredKeys: [] }),
  })
  .map(({ frame, cases, versionNames, moduleNames, said }) => ({
    ...frame,
    ...said,
    versions: versionsOf(cases, versionNames, moduleNames),
    testcases: cases.map(({ testcase }) => testcase),
    results: cases.flatMap(resultOf),
  }))
  // fast-check draws objects without a prototype, too, which no reader of JSON makes
  .map((report) => structuredClone(report));
