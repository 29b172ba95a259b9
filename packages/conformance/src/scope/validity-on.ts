import type { Scope, Validity } from '../model/scope.ts';
import { requireCalendarDate } from './calendar.ts';

/**
 * The explicit validities on a date (`YYYY-MM-DD`): what the newest timeline entry not after that date says. Where the
 * entry stands in the file does not matter. A version that is not in the answer counts as deprecated and is not tested
 * by default. (scs-0003-v1)
 *
 * @returns version to validity; empty before the first entry
 * @throws ScopeError `bad-date`
 * @example validityOn(await shippedScope(), '2026-07-01') // Map { 'next' → 'draft', 'v5.1' → 'effective' }
 */
export function validityOn(scope: Pick<Scope, 'timeline'>, date: string): ReadonlyMap<string, Validity> {
  requireCalendarDate(date);
  const past = scope.timeline.filter((entry) => entry.date <= date);
  if (past.length === 0) return new Map();
  return past.reduce((newest, entry) => (entry.date > newest.date ? entry : newest)).versions;
}
