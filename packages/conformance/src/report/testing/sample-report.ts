import type { Counts, Report, ReportModule, ReportTestcase, ReportVersion } from '../../model/report.ts';
import type { Finding, TestcaseResult, Verdict } from '../../model/result.ts';

/** A module for a sample: its id, its name, and its testcases with their states. */
type SampleModule = readonly [id: string, name: string, states: Readonly<Record<string, Verdict>>];

const standards = 'https://docs.scs.community/standards';

const stable: readonly SampleModule[] = [
  ['opc-v2022.11', 'End-to-end testing', {}],
  ['scs-0100-v3.1', 'Flavor naming v3.1', { 'scs-0100-syntax-check': 'fail', 'scs-0100-semantics-check': 'pass' }],
  ['scs-0101-v1', 'Entropy v1.1', { 'scs-0101-entropy-avail': 'missing', 'scs-0101-fips-test': 'missing' }],
  ['scs-0103-v1', 'Standard flavors', { 'scs-0103-flavor-1v-4': 'pass', 'scs-0103-flavor-2v-8': 'fail' }],
  ['scs-0116-v1', 'Key manager', { 'scs-0116-permissions': 'abort' }],
  ['scs-0123-v1', 'Mandatory services', { 'scs-0123-service-compute': 'pass', 'scs-0123-swift-s3': 'pass' }],
];

const draft: readonly SampleModule[] = [
  ...stable.slice(0, 4),
  ['scs-0123-v2', 'Services', { 'scs-0123-service-compute': 'pass', 'scs-0123-service-s3': 'pass' }],
];

const findings: Readonly<Record<string, Finding[]>> = {
  'scs-0100-syntax-check': [
    {
      severity: 'error',
      message: 'The name of flavor "SCS-2V-8-" ends in a hyphen that begins nothing.',
      clause: 'scs-0100-v3 §Proposal',
      resource: { type: 'flavor', id: '9b7c4a44-6f0e-4c57-a6e4-2f6b3b6f8a11', name: 'SCS-2V-8-' },
      attribute: 'name',
      found: 'SCS-2V-8-',
      wanted: 'SCS-2V-8',
      mend: ['openstack flavor create --vcpus 2 --ram 8192 --disk 0 SCS-2V-8', "openstack flavor delete 'SCS-2V-8-'"],
    },
  ],
  'scs-0103-flavor-2v-8': [
    {
      severity: 'error',
      message: 'The mandatory flavor SCS-2V-8 is missing.',
      clause: 'scs-0103-v1 §Mandatory flavors',
      resource: { type: 'flavor', name: 'SCS-2V-8' },
      found: null,
      wanted: 'a public flavor with 2 vCPUs and 8 GiB of RAM',
      mend: ['openstack flavor create --public --vcpus 2 --ram 8192 --disk 0 SCS-2V-8'],
    },
    { severity: 'info', message: 'A flavor of that size has another name.', clause: 'scs-0103-v1 §Properties' },
  ],
  'scs-0123-swift-s3': [
    {
      severity: 'warning',
      message: 'The S3 endpoint answers without TLS.',
      clause: 'scs-0123-v1 §Object storage',
      resource: { type: 'endpoint', name: 'http://s3.example' },
    },
  ],
};

/**
 * A report with everything in it that a report can have: two versions, passes, failures with evidence, an abort, missing
 * testcases, warnings and notes.
 */
export function sampleReport(overrides: Partial<Report> = {}): Report {
  const versions = [
    sampleVersion('v5.1', stable, { validity: 'effective', stabilizedAt: '2024-12-19' }),
    sampleVersion('next', draft, { validity: 'draft' }),
  ];
  const states = new Map([...stable, ...draft].flatMap(([, , modules]) => Object.entries(modules)));
  const testcases = [...states].map(([id, state]) => sampleTestcase(id, state)).toSorted(byId);
  return {
    uuid: '5c0d7a6e-3d5b-4f0b-9a52-8f2f4a0a7d10',
    tool: { name: 'scs', version: '0.1.0' },
    scope: {
      uuid: '50393e6f-2ae1-4c5c-a62c-3b75f2abef3f',
      name: 'SCS-compatible IaaS',
      url: 'https://raw.githubusercontent.com/SovereignCloudStack/standards/main/Tests/scs-compatible-iaas.yaml',
    },
    subject: 'lab',
    checkedAt: new Date('2026-08-21T12:00:00.123Z'),
    referenceDate: '2026-08-21',
    mode: 'parity',
    run: {
      id: '4f2a9c',
      argv: ['check', 'iaas', '--os-cloud', 'lab', '-a', 'os_cloud=lab'],
      assignment: { os_cloud: 'lab' },
      sections: null,
      forcedVersion: null,
      forcedTests: null,
      durationMs: 5432,
      isReplay: false,
    },
    cloud: { name: 'lab', region: 'RegionOne', project: 'demo' },
    versions,
    certifiable: null,
    testcases,
    results: testcases.flatMap(({ id }) => sampleResult(id, states.get(id) ?? 'missing')),
    critical: [],
    notes: [{ severity: 'warning', message: 'A server from an earlier run was still there and has been deleted.' }],
    calls: { total: 25, authentication: 1, failed: 1, byService: { compute: 12, image: 8, identity: 5 } },
    ...overrides,
  };
}

/** The sample as a program wrote it that knew no lifetimes and named no version to certify. */
export function oldSample(): Report {
  const report = sampleReport();
  delete report.certifiable;
  for (const testcase of report.testcases) {
    delete testcase.lifetime;
    delete testcase.validUntil;
  }
  return report;
}

/** The sample with other findings for one of its failures. */
export function sampleWithFindings(changed: Finding[]): Report {
  const report = sampleReport();
  const results = report.results.map((result) =>
    result.testcase === 'scs-0100-syntax-check' ? { ...result, findings: changed } : result,
  );
  return { ...report, results };
}

/** The sample with nothing but passes. */
export function passingSample(): Report {
  const report = sampleReport();
  const states = new Map(report.testcases.map(({ id }) => [id, 'pass' as const]));
  return {
    ...report,
    versions: report.versions.map((version) => ({
      ...version,
      result: 'pass',
      targets: version.targets.map((target) => sampleTarget(target.name, target.testcases, states)),
      modules: version.modules.map((module) => ({
        ...module,
        targets: module.targets.map((target) => sampleTarget(target.name, target.testcases, states)),
      })),
    })),
    certifiable: {
      version: 'v5.1',
      validity: 'effective',
      testcases: report.versions[0]?.targets[0]?.testcases.length ?? 0,
      undecided: { abort: 0, missing: 0, manual: 0 },
    },
    testcases: report.testcases.map(({ id }) => sampleTestcase(id, 'pass')),
    results: report.testcases.map(({ id }) => ({ testcase: id, result: 'pass', findings: [], durationMs: 7 })),
    notes: [],
  };
}

function sampleVersion(
  version: string,
  modules: readonly SampleModule[],
  about: Pick<ReportVersion, 'validity' | 'stabilizedAt'>,
): ReportVersion {
  const states = new Map(modules.flatMap(([, , testcases]) => Object.entries(testcases)));
  const main = sampleTarget('main', [...states.keys()].sort(), states);
  return {
    version,
    ...about,
    result: main.result,
    targets: [main],
    modules: modules.map(([id, name, testcases]): ReportModule => ({
      id,
      name,
      url: `${standards}/${id}`,
      targets: Object.keys(testcases).length === 0 ? [] : [sampleTarget('main', Object.keys(testcases), states)],
    })),
  };
}

function sampleTarget(
  name: string,
  testcases: readonly string[],
  states: ReadonlyMap<string, Verdict>,
): ReportVersion['targets'][number] {
  const counts: Counts = { pass: 0, fail: 0, abort: 0, missing: 0 };
  for (const id of testcases) counts[states.get(id) ?? 'missing'] += 1;
  const worstFirst = ['fail', 'missing', 'abort'] as const;
  const result = worstFirst.find((state) => counts[state] > 0) ?? 'pass';
  return { name, testcases: [...testcases], result, counts };
}

function sampleTestcase(id: string, state: Verdict): ReportTestcase {
  return {
    id,
    description: `What ${id.slice(0, 8)} asks for in "${id.slice(9)}".`,
    url: `${standards}/iaas/${id.slice(0, 8)}`,
    isManual: false,
    lifetime: 'week',
    ...(state === 'missing'
      ? { missingBecause: 'It creates resources, and --only-read forbids that.' }
      : { validUntil: new Date('2026-08-31T00:00:00Z') }),
  };
}

function sampleResult(id: string, state: Verdict): TestcaseResult[] {
  if (state === 'missing') return [];
  const result = { testcase: id, result: state, findings: findings[id] ?? [], durationMs: 120 };
  if (state !== 'abort') return [result];
  const abort = { code: 'timed-out', message: 'The key manager did not answer within 32 s.', hint: 'Look at its log.' };
  return [{ ...result, abort }];
}

function byId(one: ReportTestcase, other: ReportTestcase): number {
  return one.id < other.id ? -1 : 1;
}
