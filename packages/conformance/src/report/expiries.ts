import type { Lifetime } from '../model/scope.ts';
import type { TestcaseOutcome } from './outline.ts';

/** Results that expire together. */
export interface Expiry {
  validUntil: Date;
  lifetime?: Lifetime;
  results: number;
}

/** When the results expire, the soonest first; those of which the report does not say it are left out. */
export function expiriesOf(outcomes: readonly TestcaseOutcome[]): Expiry[] {
  const expiries = new Map<string, Expiry>();
  for (const { testcase, state } of outcomes) {
    const { validUntil, lifetime } = testcase;
    if (state === 'missing' || validUntil === undefined) continue;
    const key = `${validUntil.getTime()} ${lifetime ?? ''}`;
    const known = expiries.get(key);
    if (known) known.results += 1;
    else expiries.set(key, { validUntil, ...(lifetime === undefined ? {} : { lifetime }), results: 1 });
  }
  return [...expiries.values()].sort((one, other) => one.validUntil.getTime() - other.validUntil.getTime());
}
