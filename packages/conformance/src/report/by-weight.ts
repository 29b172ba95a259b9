import type { ReportVersion } from '../model/report.ts';

/** The versions with those first that may be certified; the order is otherwise kept. */
export function byWeight(versions: readonly ReportVersion[]): ReportVersion[] {
  const rank = { effective: 0, warn: 1, deprecated: 2, draft: 3 };
  return versions.toSorted((one, other) => rank[one.validity ?? 'draft'] - rank[other.validity ?? 'draft']);
}
