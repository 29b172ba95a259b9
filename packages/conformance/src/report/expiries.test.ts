import { expect, test } from 'vitest';
import { expiriesOf } from './expiries.ts';
import { outlineOf } from './outline.ts';
import { oldSample, sampleReport } from './testing/sample-report.ts';

test('groups results by when they expire, the soonest first, without the missing ones', () => {
  const soon = new Date('2026-08-23T00:00:00Z');
  const report = sampleReport();
  const testcases = report.testcases.map((testcase) =>
    testcase.id === 'scs-0123-service-s3' ? { ...testcase, lifetime: 'day' as const, validUntil: soon } : testcase,
  );
  expect(expiriesOf(outlineOf({ ...report, testcases }).outcomes)).toEqual([
    { validUntil: soon, lifetime: 'day', results: 1 },
    { validUntil: new Date('2026-08-31T00:00:00Z'), lifetime: 'week', results: 7 },
  ]);
});

test('leaves out results of which the report does not say it', () => {
  expect(expiriesOf(outlineOf(oldSample()).outcomes)).toEqual([]);
});
