import type { Certifiable, Counts, Report } from '../../model/report.ts';
import type { Finding, ResourceType, TestcaseResult } from '../../model/result.ts';
import { lifetimes } from '../../scope/expiry.ts';
import { makeVisible, makeVisibleAndShort } from '../escape/visible.ts';
import { jsonReportFormat, jsonReportFormatVersion } from '../render-json.ts';
import { ReportError } from '../report-error.ts';
import {
  boolean,
  count,
  day,
  listOf,
  moment,
  NarrowingError,
  nullable,
  object,
  oneOf,
  quantity,
  recordOf,
  string,
  uuid,
} from './narrow.ts';

const verdict = oneOf('pass', 'fail', 'abort', 'missing');
const severity = oneOf('error', 'warning', 'info');

const counts = object<Counts>((fields) => ({
  pass: fields.required('pass', count),
  fail: fields.required('fail', count),
  abort: fields.required('abort', count),
  missing: fields.required('missing', count),
}));

const target = object((fields) => ({
  name: fields.required('name', string),
  testcases: fields.required('testcases', listOf(string)),
  result: fields.required('result', verdict),
  counts: fields.required('counts', counts),
}));

const reportModule = object((fields) => ({
  id: fields.required('id', string),
  name: fields.required('name', string),
  ...fields.optional('url', string),
  targets: fields.required('targets', listOf(target)),
}));

const version = object((fields) => ({
  version: fields.required('version', string),
  validity: fields.required('validity', nullable(oneOf('effective', 'warn', 'draft', 'deprecated'))),
  ...fields.optional('stabilizedAt', string),
  result: fields.required('result', verdict),
  targets: fields.required('targets', listOf(target)),
  modules: fields.required('modules', listOf(reportModule)),
}));

const testcase = object((fields) => ({
  id: fields.required('id', string),
  ...fields.optional('description', string),
  ...fields.optional('url', string),
  isManual: fields.required('isManual', boolean),
  ...fields.optional('missingBecause', string),
  ...fields.optional('lifetime', oneOf(...lifetimes)),
  ...fields.optional('validUntil', moment),
}));

const certifiable = object<Certifiable>((fields) => ({
  version: fields.required('version', string),
  validity: fields.required('validity', oneOf('effective', 'warn')),
  testcases: fields.required('testcases', count),
  undecided: fields.required(
    'undecided',
    object((undecided) => ({
      abort: undecided.required('abort', count),
      missing: undecided.required('missing', count),
      manual: undecided.required('manual', count),
    })),
  ),
}));

/** The compiler sees to it that no type of resource is forgotten here. */
const resourceTypes = {
  cloud: true,
  flavor: true,
  image: true,
  'volume type': true,
  'security group rule': true,
  'security group': true,
  server: true,
  network: true,
  volume: true,
  backup: true,
  secret: true,
  service: true,
  role: true,
  endpoint: true,
} as const satisfies Record<ResourceType, true>;

function resourceType(value: unknown, where: string): ResourceType {
  const text = string(value, where);
  if (isResourceType(text)) return text;
  throw new NarrowingError(where, `should be one of ${Object.keys(resourceTypes).join(', ')}`);
}

function isResourceType(text: string): text is ResourceType {
  return Object.hasOwn(resourceTypes, text);
}

const resource = object((fields) => ({
  type: fields.required('type', resourceType),
  ...fields.optional('id', string),
  ...fields.optional('name', string),
}));

const finding = object<Finding>((fields) => ({
  severity: fields.required('severity', severity),
  message: fields.required('message', string),
  clause: fields.required('clause', string),
  ...fields.optional('resource', resource),
  ...fields.optional('attribute', string),
  ...fields.optional('found', nullable(string)),
  ...fields.optional('wanted', string),
  ...fields.optional('mend', listOf(string)),
}));

const stopped = object((fields) => ({
  code: fields.required('code', string),
  message: fields.required('message', string),
  hint: fields.required('hint', string),
}));

const result = object<TestcaseResult>((fields, where) => {
  const read = {
    testcase: fields.required('testcase', string),
    result: fields.required('result', oneOf('pass', 'fail', 'abort')),
    findings: fields.required('findings', listOf(finding)),
    ...fields.optional('abort', stopped),
    durationMs: fields.required('durationMs', quantity),
  };
  if ((read.abort !== undefined) === (read.result === 'abort')) return read;
  throw new NarrowingError(`${where}.abort`, 'should be there if and only if the result is abort');
});

const report = object<Report>((fields) => ({
  uuid: fields.required('uuid', uuid),
  tool: fields.required(
    'tool',
    object((tool) => ({ name: tool.required('name', string), version: tool.required('version', string) })),
  ),
  scope: fields.required(
    'scope',
    object((scope) => ({
      uuid: scope.required('uuid', string),
      name: scope.required('name', string),
      url: scope.required('url', string),
    })),
  ),
  subject: fields.required('subject', string),
  checkedAt: fields.required('checkedAt', moment),
  referenceDate: fields.required('referenceDate', day),
  mode: fields.required('mode', oneOf('parity', 'strict')),
  run: fields.required(
    'run',
    object((run) => ({
      id: run.required('id', string),
      argv: run.required('argv', listOf(string)),
      assignment: run.required('assignment', recordOf(string)),
      sections: run.required('sections', nullable(listOf(string))),
      forcedVersion: run.required('forcedVersion', nullable(string)),
      forcedTests: run.required('forcedTests', nullable(string)),
      durationMs: run.required('durationMs', quantity),
      isReplay: run.required('isReplay', boolean),
    })),
  ),
  cloud: fields.required(
    'cloud',
    object((cloud) => ({
      name: cloud.required('name', string),
      ...cloud.optional('region', string),
      ...cloud.optional('project', string),
    })),
  ),
  versions: fields.required('versions', listOf(version)),
  ...fields.optional('certifiable', nullable(certifiable)),
  testcases: fields.required('testcases', listOf(testcase)),
  results: fields.required('results', listOf(result)),
  critical: fields.required('critical', listOf(stopped)),
  notes: fields.required(
    'notes',
    listOf(
      object((note) => ({
        severity: note.required('severity', severity),
        message: note.required('message', string),
      })),
    ),
  ),
  calls: fields.required(
    'calls',
    object((calls) => ({
      total: calls.required('total', count),
      authentication: calls.required('authentication', count),
      failed: calls.required('failed', count),
      byService: calls.required('byService', recordOf(count)),
    })),
  ),
}));

const header = object((fields) => ({
  ...fields.optional('format', string),
  ...fields.optional('formatVersion', count),
}));

/**
 * Reads a report that `renderJson` wrote. Fields that this program does not know are ignored.
 *
 * @param fileName where the text is from, for messages
 * @throws ReportError `invalid-report`, `newer-report`
 */
export function reportFromJson(text: string, fileName = 'report'): Report {
  const name = makeVisibleAndShort(fileName, 200);
  try {
    const document: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const { format, formatVersion = 0 } = header(document, '');
    if (format !== jsonReportFormat) throw new NarrowingError('format', `should be "${jsonReportFormat}"`);
    if (formatVersion > jsonReportFormatVersion) {
      throw new ReportError(
        'newer-report',
        `${name}: the report has format version ${formatVersion}; this program reads version ${jsonReportFormatVersion}.`,
        'Read it with the version of scs that wrote it, or with a newer one.',
      );
    }
    if (formatVersion < 1) throw new NarrowingError('formatVersion', 'should be 1');
    return report(document, '');
  } catch (error) {
    if (!(error instanceof NarrowingError || error instanceof SyntaxError)) throw error;
    throw new ReportError(
      'invalid-report',
      `${name}: not a conformance report in JSON: ${makeVisible(error.message)}.`,
      'Give a file that scs check wrote with -o NAME.json.',
      { cause: error },
    );
  }
}
