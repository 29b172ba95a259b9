import { createHash } from 'node:crypto';
import type { Report } from '../model/report.ts';
import type { Finding } from '../model/result.ts';

/**
 * What stays the same about a finding when the same cloud is checked again: testcase, clause, resource and attribute, but
 * neither wording nor the value found. Findings that share all that are told apart by their place among themselves.
 *
 * @param seen counts the fingerprints so far; one map for one testcase
 */
export function fingerprintOf(
  report: Report,
  testcase: string,
  finding: Finding | undefined,
  seen: Map<string, number>,
): string {
  const { type, id, name } = finding?.resource ?? {};
  const parts = [report.scope.uuid, report.subject, testcase, finding?.clause, finding?.attribute, type, id ?? name];
  const key = JSON.stringify(parts.map((part) => part ?? null));
  const ordinal = (seen.get(key) ?? 0) + 1;
  seen.set(key, ordinal);
  return createHash('sha256').update(`${key}#${ordinal}`).digest('hex').slice(0, 32);
}
